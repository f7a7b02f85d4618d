package picture_test

import (
	"fmt"
	"testing"

	"dateline/timeline/picture"
)

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{8, 40, 300, 1_000, 100_000} {
		for _, width := range []float64{358, 1312} {
			in := draw(1, n)
			in.Width = width
			b.Run(fmt.Sprintf("claims=%d/px=%.0f", n, width), func(b *testing.B) {
				for b.Loop() {
					picture.Compose(in)
				}
			})
		}
	}
}
