// Package bell tells those who wait for something that it has happened. It does
// not say what: whoever hears it looks for themselves. Nothing piles up, and
// nobody who is slow holds up anybody else.
package bell

import "sync"

// Bell rings for those who listen for a key. The zero value is ready to use.
type Bell[K comparable] struct {
	mu        sync.Mutex
	listeners map[K]map[chan struct{}]struct{}
}

// Listen returns a channel that holds something once one of the keys has been
// rung since it was last read, and what to call when nobody listens any more.
func (b *Bell[K]) Listen(keys ...K) (rung <-chan struct{}, stop func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.listeners == nil {
		b.listeners = map[K]map[chan struct{}]struct{}{}
	}
	c := make(chan struct{}, 1)
	for _, key := range keys {
		if b.listeners[key] == nil {
			b.listeners[key] = map[chan struct{}]struct{}{}
		}
		b.listeners[key][c] = struct{}{}
	}
	return c, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, key := range keys {
			delete(b.listeners[key], c)
			if len(b.listeners[key]) == 0 {
				delete(b.listeners, key)
			}
		}
	}
}

// Ring lets everybody know who listens for a key. It never waits.
func (b *Bell[K]) Ring(key K) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for c := range b.listeners[key] {
		select {
		case c <- struct{}{}:
		default: // they have not looked since the last time, and will see this too
		}
	}
}
