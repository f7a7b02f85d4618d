package archive

import (
	"encoding/json"

	"dateline/annotate"
	"dateline/annotate/fault"
)

// file reads the whole file.
func (s *stream) file() error {
	if err := s.take('{', "an object"); err != nil {
		return err
	}
	seen := map[string]bool{}
	s.extra = map[string][]byte{}
	s.fresh()
	for first := true; ; first = false {
		b, err := s.next()
		if err != nil {
			return err
		}
		if b == '}' {
			break
		}
		if !first {
			if err := s.take(',', "a comma or the end of the object"); err != nil {
				return err
			}
		}
		line, column := s.line, s.column
		var key string
		if err := s.decode(top, 1, &key); err != nil {
			return err
		}
		if seen[key] {
			return fault.New(fault.Invalid, "line %d, column %d: the key %q stands twice in this object", line, column, clipped(key))
		}
		seen[key] = true
		if err := s.take(':', "a colon"); err != nil {
			return err
		}
		if err := s.member(key); err != nil {
			return err
		}
	}
	if err := s.take('}', "the end of the object"); err != nil {
		return err
	}
	if b, err := s.next(); err != nil || b != 0 {
		return s.wrong("the file goes on after its end")
	}
	return s.end()
}

func (s *stream) member(key string) error {
	switch at := top.at(key); key {
	case "format":
		return s.decode(at, 1, &s.head.Format)
	case "version":
		return s.decode(at, 1, &s.head.Version)
	case "timeline":
		return s.decode(at, 1, &s.head.Timeline)
	case "articles":
		return s.list(key, func(i int) error {
			var w *wireArticle
			if err := s.decode(at.element(i), 2, &w); err != nil {
				return err
			}
			s.part.article(at.element(i), w)
			return s.give()
		})
	case "sources":
		err := s.list(key, func(i int) error {
			var w *wireSource
			err := s.decode(at.element(i), 2, &w)
			if err == nil {
				s.part.source(at.element(i), w)
			}
			return err
		})
		if err != nil {
			return err
		}
		return s.give()
	case "claims":
		return s.claims(at)
	case "omitted":
		return s.list(key, func(i int) error {
			var w *wireOmission
			return s.decode(at.element(i), 2, &w)
		})
	case "extra":
		return s.unknown(at)
	default:
		return s.keep(key)
	}
}

// list takes the elements of a list, after the timeline.
func (s *stream) list(key string, f func(i int) error) error {
	if !s.begun {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if s.last != "" && key != "omitted" {
		return s.wrong("the %s come after the claims; in a file of this size they have to come before, as an export writes them", key)
	}
	return s.each(f)
}

// begin yields the part with the timeline, which says what the file is.
func (s *stream) begin() error {
	s.begun = true
	d := decoding{}
	d.archive(&wireFile{Format: s.head.Format, Version: s.head.Version, Timeline: s.head.Timeline})
	if d.err != nil {
		return d.err
	}
	s.part = d
	return s.give()
}

func (s *stream) claims(at *place) error {
	err := s.list("claims", func(i int) error {
		var w *wireClaim
		if err := s.decode(at.element(i), 2, &w); err != nil {
			return err
		}
		if w.ID <= s.last {
			return fault.New(fault.Invalid, "%s: in a file of this size the claims have to be in the order of their ids, each once, as an export writes them", at.element(i).at("id"))
		}
		s.last = w.ID
		s.part.claim(at.element(i), w)
		if len(s.part.a.Cases) < partSize && s.part.err == nil {
			return nil
		}
		return s.give()
	})
	if err != nil || len(s.part.a.Cases) == 0 {
		return err
	}
	return s.give()
}

// unknown keeps the keys under extra of the file.
func (s *stream) unknown(at *place) error {
	if err := s.raw(); err != nil {
		return err
	}
	r, err := s.reader(1)
	if err != nil {
		return err
	}
	if err := r.kind(at, '{', "an object"); err != nil {
		return err
	}
	err = r.object(func(key string, where int) error {
		value, err := r.raw(nil)
		if err != nil {
			return err
		}
		if _, twice := s.extra[key]; twice {
			return r.syntax(where, "the unknown key %q stands twice: in the object and in its extra", clipped(key))
		}
		s.extra[key] = value
		return nil
	})
	return err
}

// keep keeps a key of the file that this version does not know.
func (s *stream) keep(key string) error {
	if err := s.raw(); err != nil {
		return err
	}
	r, err := s.reader(2) // as deep as it will stand when it is written under extra
	if err != nil {
		return err
	}
	value, err := r.raw(nil)
	if err != nil {
		return err
	}
	if r.peek(); r.at < len(r.data) {
		return r.syntax(r.at, "the value goes on after its end")
	}
	if _, twice := s.extra[key]; twice {
		return s.wrong("the unknown key %q stands twice: in the object and in its extra", clipped(key))
	}
	s.extra[key] = value
	return nil
}

// end yields what only the end of the file tells.
func (s *stream) end() error {
	if !s.begun {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if len(s.extra) == 0 {
		return nil
	}
	s.part.extra(annotate.ObjectTimeline, s.head.Timeline.ID+"/file", json.RawMessage(join(s.extra)))
	return s.give()
}
