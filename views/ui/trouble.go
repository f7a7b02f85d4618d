package ui

// On returns a field of a form that was sent back, with what is wrong with it
// and, in a conflict, with what somebody else saved there.
func (t Trouble) On(f Field) Field {
	f.Wrong = t.Fields[f.Name]
	f.Theirs, f.Conflict = t.theirs(f.Name, f.Value)
	return f
}

// OnChoice is [Trouble.On] for a field with a fixed set of values.
func (t Trouble) OnChoice(c Choice) Choice {
	c.Wrong = t.Fields[c.Name]
	c.Theirs, c.Conflict = t.theirs(c.Name, c.Value)
	for _, o := range c.Options {
		if o.Value == c.Theirs {
			c.Theirs = o.Label
			break
		}
	}
	return c
}

func (t Trouble) theirs(name, typed string) (string, bool) {
	stored, ok := t.Stored[name]
	if !ok || !t.Conflict || stored == typed {
		return "", false
	}
	return stored, true
}
