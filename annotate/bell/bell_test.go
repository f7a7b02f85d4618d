package bell_test

import (
	"sync"
	"testing"

	"dateline/annotate/bell"
)

func rung(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestARingIsHeardOnceByEverybodyWhoListens(t *testing.T) {
	var b bell.Bell[string]
	b.Ring("nobody listens")
	first, stop := b.Listen("a")
	second, _ := b.Listen("a")
	other, _ := b.Listen("b")
	for range 3 {
		b.Ring("a")
	}
	if !rung(first) || rung(first) || !rung(second) || rung(second) || rung(other) {
		t.Error("three rings are not heard once by the two who listen")
	}
	stop()
	stop()
	b.Ring("a")
	if rung(first) || !rung(second) {
		t.Error("who stopped hears, or who did not stop does not")
	}
}

func TestWhoListensForSeveralKeysHearsEach(t *testing.T) {
	var b bell.Bell[string]
	both, stop := b.Listen("a", "b")
	b.Ring("a")
	b.Ring("b")
	if !rung(both) || rung(both) {
		t.Error("two rings before anybody looked are not heard as one")
	}
	b.Ring("b")
	if !rung(both) {
		t.Error("the second key is not heard")
	}
	stop()
	b.Ring("a")
	b.Ring("b")
	if rung(both) {
		t.Error("who stopped still hears a key")
	}
}

func TestManyRingAndListen(*testing.T) {
	var b bell.Bell[int]
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			c, stop := b.Listen(i % 3)
			defer stop()
			b.Ring(i % 3)
			<-c
		})
	}
	group.Wait()
}
