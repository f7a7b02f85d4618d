package web

import (
	"bytes"
	"io"
	"os"
	"testing"
)

func TestALargeExportHasNoNameOnDisk(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	made := &spool{}
	defer made.remove()
	part := bytes.Repeat([]byte("a part"), mostSmall/8)
	for range 2 {
		if _, err := made.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if made.large == nil {
		t.Fatal("it is kept in memory")
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("the folder has %v (%v), want nothing that could be left behind", left, err)
	}
	body, err := made.reader()
	if err != nil {
		t.Fatal(err)
	}
	if all, err := io.ReadAll(body); err != nil || !bytes.Equal(all, bytes.Repeat(part, 2)) {
		t.Errorf("got %d bytes (%v), want the %d that were written", len(all), err, 2*len(part))
	}
}
