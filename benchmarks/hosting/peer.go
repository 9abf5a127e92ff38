// The peer of the benchmark: posts beside a list of them, over SSH, with wish, bubbletea and glamour.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/list"
	"github.com/charmbracelet/bubbles/viewport"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/wish"
	bm "github.com/charmbracelet/wish/bubbletea"
	"github.com/gliderlabs/ssh"
	"github.com/muesli/termenv"
)

type post struct{ slug, title, body string }

func (p post) Title() string       { return p.title }
func (p post) Description() string { return p.slug }
func (p post) FilterValue() string { return p.title }

type delegate struct{}

func (d delegate) Height() int                               { return 1 }
func (d delegate) Spacing() int                              { return 0 }
func (d delegate) Update(msg tea.Msg, m *list.Model) tea.Cmd { return nil }
func (d delegate) Render(w io.Writer, m list.Model, index int, it list.Item) {
	s := it.(post).title
	if index == m.Index() {
		s = lipgloss.NewStyle().Foreground(lipgloss.Color("205")).Bold(true).Render("> " + s)
	} else {
		s = "  " + s
	}
	fmt.Fprint(w, s)
}

var items []list.Item

type model struct {
	list  list.Model
	vp    viewport.Model
	w, h  int
	pos   int
	ready bool
}

func (m *model) render() {
	r, _ := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(m.vp.Width-4), glamour.WithColorProfile(termenv.TrueColor))
	out, err := r.Render(items[m.pos].(post).body)
	if err != nil {
		out = err.Error()
	}
	m.vp.SetContent(out)
	m.vp.GotoTop()
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		m.list.SetSize(39, m.h-2)
		m.vp.Width, m.vp.Height = m.w-41, m.h-2
		m.render()
		return m, nil
	case tea.KeyMsg:
		switch msg.String() {
		case "q", "ctrl+c":
			return m, tea.Quit
		case "j":
			m.vp.LineDown(1)
			return m, nil
		case "k":
			m.vp.LineUp(1)
			return m, nil
		case "n", "p":
			if msg.String() == "n" {
				m.pos = (m.pos + 1) % len(items)
			} else {
				m.pos = (m.pos + len(items) - 1) % len(items)
			}
			m.list.Select(m.pos)
			m.render()
			return m, nil
		}
		var cmd tea.Cmd
		m.list, cmd = m.list.Update(msg)
		return m, cmd
	}
	return m, nil
}

var side = lipgloss.NewStyle().Border(lipgloss.NormalBorder(), false, true, false, false).BorderForeground(lipgloss.Color("62"))
var head = lipgloss.NewStyle().Background(lipgloss.Color("62")).Foreground(lipgloss.Color("230"))

func (m model) View() string {
	h := head.Width(m.w).Align(lipgloss.Center).Render("termblog - " + items[m.pos].(post).title)
	body := lipgloss.JoinHorizontal(lipgloss.Top, side.Render(m.list.View()), m.vp.View())
	f := head.Width(m.w).Render("j FOOTMARK  k Up  q Quit  n Next  p Prev")
	return h + "\n" + body + "\n" + f
}

func handler(s ssh.Session) (tea.Model, []tea.ProgramOption) {
	pty, _, active := s.Pty()
	if !active {
		return nil, nil
	}
	start := 0
	for _, e := range s.Environ() {
		if strings.HasPrefix(e, "DEMO_START=") {
			start, _ = strconv.Atoi(e[11:])
		}
	}
	l := list.New(items, delegate{}, 39, pty.Window.Height-2)
	l.Title = "Posts"
	l.SetShowHelp(false)
	l.SetShowStatusBar(false)
	m := model{list: l, w: pty.Window.Width, h: pty.Window.Height, pos: start}
	m.vp = viewport.New(m.w-41, m.h-2)
	m.render()
	return m, []tea.ProgramOption{tea.WithAltScreen()}
}

func main() {
	doc, err := os.ReadFile("post.md")
	if err != nil {
		log.Fatal(err)
	}
	for i := 0; i < 500; i++ {
		t := fmt.Sprintf("Title of the post number %03d", i)
		items = append(items, post{fmt.Sprintf("post-%03d", i), t, fmt.Sprintf("# %s\n\n%s", t, doc)})
	}
	s, err := wish.NewServer(
		wish.WithAddress("127.0.0.1:"+os.Args[1]),
		wish.WithHostKeyPath("keys/host"),
		wish.WithMiddleware(bm.MiddlewareWithColorProfile(handler, termenv.TrueColor)),
	)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("ready")
	log.Fatal(s.ListenAndServe())
}
