// Readers in numbers, for the benchmark: each presses a key a second.
//
// The clock of a key starts when it is due, not when this program came to press it, so a host that
// falls behind cannot hide it. A program in Go because hundreds of AsyncSSH clients are slower than
// the host that they measure.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/crypto/ssh"
)

// What is asked for: one JSON object on stdin.
type order struct {
	Port   int
	Slugs  []string // one a reader
	Foot   string   // what ends a whole first frame
	Warm   string   // keys of each that are not counted
	Keys   string   // keys that are, one a second
	Random []bool   // for each time that they are pressed: at random, or one reader after the other
	Names  bool     // whether the slug is a command, too, and not only in the environment
}

// What was found: one JSON object on stdout. An empty line tells when the keys that count begin.
type found struct {
	Painted []float64   // seconds from the connection to the first whole frame
	Keys    [][]float64 // seconds from when a key was due to the first byte that answers it
	Cpu     float64     // seconds that this program computed while keys were pressed
}

type reader struct {
	keys    io.Writer
	changes chan time.Time // the last change that nobody has looked at
	foot    chan struct{}
}

func connect(want order, slug string) (*reader, error) {
	config := &ssh.ClientConfig{User: "reader", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	client, err := ssh.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", want.Port), config)
	if err != nil {
		return nil, err
	}
	session, err := client.NewSession()
	if err != nil {
		return nil, err
	}
	session.Setenv("COLORTERM", "truecolor")
	session.Setenv("DEMO_START", slug)
	if err := session.RequestPty("xterm-256color", 40, 120, ssh.TerminalModes{}); err != nil {
		return nil, err
	}
	in, _ := session.StdinPipe()
	out, _ := session.StdoutPipe()
	if want.Names && slug != "" {
		err = session.Start(slug)
	} else {
		err = session.Shell()
	}
	one := &reader{in, make(chan time.Time, 1), make(chan struct{})}
	go one.watch(out, []byte(want.Foot))
	return one, err
}

// watch notes when something comes, and when the first frame is whole.
func (one *reader) watch(out io.Reader, foot []byte) {
	buffer, seen, whole := make([]byte, 65536), []byte(nil), false
	for {
		count, err := out.Read(buffer)
		if err != nil {
			return
		}
		if !whole {
			seen = append(seen, buffer[:count]...)
			if bytes.Contains(seen, foot) {
				whole, seen = true, nil
				close(one.foot)
			}
		}
		select {
		case one.changes <- time.Now():
		default:
		}
	}
}

// press returns the seconds from when a key was due to the first change after it.
func (one *reader) press(key string, due time.Time) float64 {
	select {
	case <-one.changes:
	default:
	}
	io.WriteString(one.keys, key)
	return (<-one.changes).Sub(due).Seconds()
}

// play lets each reader press the keys, one a second, and returns how long each took.
func play(readers []*reader, keys string, random bool) (times []float64) {
	var lock sync.Mutex
	var all sync.WaitGroup
	begun := time.Now().Add(100 * time.Millisecond)
	for number, one := range readers {
		all.Add(1)
		go func(share float64, one *reader) {
			defer all.Done()
			for turn := range keys {
				if random {
					share = rand.Float64()
				}
				due := begun.Add(time.Duration((float64(turn) + share) * float64(time.Second)))
				time.Sleep(time.Until(due))
				seconds := one.press(keys[turn:turn+1], due)
				lock.Lock()
				times = append(times, seconds)
				lock.Unlock()
			}
		}(float64(number)/float64(len(readers)), one)
	}
	all.Wait()
	return times
}

func computed() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func main() {
	var want order
	if err := json.NewDecoder(bufio.NewReader(os.Stdin)).Decode(&want); err != nil {
		log.Fatal(err)
	}
	var answer found
	var readers []*reader
	for _, slug := range want.Slugs {
		begun := time.Now()
		one, err := connect(want, slug)
		if err != nil {
			log.Fatal(err)
		}
		<-one.foot
		answer.Painted = append(answer.Painted, time.Since(begun).Seconds())
		readers = append(readers, one)
	}
	time.Sleep(3 * time.Second)
	play(readers, want.Warm, false)
	from := computed()
	fmt.Println()
	for _, random := range want.Random {
		answer.Keys = append(answer.Keys, play(readers, want.Keys, random))
	}
	answer.Cpu = computed() - from
	json.NewEncoder(os.Stdout).Encode(answer)
}
