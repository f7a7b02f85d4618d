package ui

// On returns a field of a form that was sent back, with what is wrong with it
// and, in a conflict, with what somebody else saved there.
func (t Trouble) On(f Field) Field {
	f.Wrong = t.Fields[f.Name]
	if c, ok := t.Clashes[f.Name]; ok {
		f.Clash = &c
	}
	return f
}

// OnChoice is [Trouble.On] for a field with a fixed set of values, which are
// shown by their labels.
func (t Trouble) OnChoice(c Choice) Choice {
	c.Wrong = t.Fields[c.Name]
	clash, ok := t.Clashes[c.Name]
	if !ok {
		return c
	}
	for _, o := range c.Options {
		for _, text := range []*string{&clash.Base, &clash.Mine, &clash.Theirs} {
			if *text == o.Value {
				*text = o.Label
			}
		}
	}
	c.Clash = &clash
	return c
}
