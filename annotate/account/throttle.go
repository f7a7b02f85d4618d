package account

import "time"

// Throttle counts the failed sign-ins for one key: a login name or an address
// of the network.
type Throttle struct {
	Key      string
	Failures int
	Last     time.Time // of the last failure
}

// The rule of throttling: after FreeFailures failures each further try has to
// wait, twice as long each time, up to MaxWait. A quiet ForgetAfter forgets.
const (
	FreeFailures = 5
	MaxWait      = 15 * time.Minute
	ForgetAfter  = time.Hour
)

// Wait returns how long the next try has to wait at now; zero when it need not.
func (t Throttle) Wait(now time.Time) time.Duration {
	if t.Failures < FreeFailures || now.Sub(t.Last) >= ForgetAfter {
		return 0
	}
	wait := MaxWait
	if doublings := t.Failures - FreeFailures; doublings < 10 {
		wait = min(MaxWait, time.Second<<doublings)
	}
	return max(0, t.Last.Add(wait).Sub(now))
}

// Fail returns t with one more failure at now.
func (t Throttle) Fail(now time.Time) Throttle {
	if now.Sub(t.Last) >= ForgetAfter {
		t.Failures = 0
	}
	t.Failures++
	t.Last = now
	return t
}
