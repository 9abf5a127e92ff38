// Prints a file as glow does: with glamour, in its dark style. Build it beside the other peers (docs/performance.md).
package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/glamour"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	page, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(80))
	if err != nil {
		panic(err)
	}
	out, err := page.RenderBytes(text)
	if err != nil {
		panic(err)
	}
	fmt.Print(string(out))
}
