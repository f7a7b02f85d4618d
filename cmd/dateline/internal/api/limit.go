package api

import (
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"dateline/annotate/fault"
)

// Limits says how many requests a minute are answered. As many may come at
// once, and then as many a second as make up the rest.
type Limits struct {
	Token   int // with one token
	Visitor int // without a token, from one address of the network
}

// DefaultLimits suit a program that is in a hurry and a page that many open.
var DefaultLimits = Limits{Token: 1200, Visitor: 300}

const limitWindow = time.Minute

// mostBuckets is how many callers are remembered. Who has not asked for a
// minute need not be.
const mostBuckets = 10_000

// limits counts the requests of each caller. A process has its own.
type limits struct {
	Limits
	now     func() time.Time
	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newLimits(l Limits, now func() time.Time) *limits {
	return &limits{Limits: l, now: now, buckets: map[string]*rate.Limiter{}}
}

// take counts one request of a caller. It sets the headers that tell where the
// caller stands, and returns an error when it is one too many.
func (l *limits) take(h http.Header, policy, caller string, quota int) error {
	now := l.now()
	bucket := l.bucket(policy+" "+caller, quota, now)
	ok := bucket.AllowN(now, 1)
	left := max(0, bucket.TokensAt(now))
	full := math.Ceil((float64(quota) - left) / float64(bucket.Limit()))
	h.Set("RateLimit-Policy", fmt.Sprintf("%q;q=%d;w=%d", policy, quota, int(limitWindow.Seconds())))
	h.Set("RateLimit", fmt.Sprintf("%q;r=%d;t=%d", policy, int(left), int(full)))
	if ok {
		return nil
	}
	wait := max(1, int(math.Ceil((1-left)/float64(bucket.Limit()))))
	p := kinds[fault.Throttled]
	p.Detail = fmt.Sprintf("These are more than %d requests a minute. Wait %d s, then go on more slowly.", quota, wait)
	p.retry = wait
	return &p
}

func (l *limits) bucket(key string, quota int, now time.Time) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if b, ok := l.buckets[key]; ok {
		return b
	}
	if len(l.buckets) >= mostBuckets {
		l.forget(now)
	}
	b := rate.NewLimiter(rate.Limit(float64(quota)/limitWindow.Seconds()), quota)
	l.buckets[key] = b
	return b
}

// forget drops who could send all that they may at once: a new bucket says the
// same. When all are busy, any will do.
func (l *limits) forget(now time.Time) {
	for key, b := range l.buckets {
		if b.TokensAt(now) >= float64(b.Burst()) {
			delete(l.buckets, key)
		}
	}
	for key := range l.buckets {
		if len(l.buckets) < mostBuckets {
			return
		}
		delete(l.buckets, key)
	}
}
