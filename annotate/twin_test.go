package annotate_test

import (
	"errors"

	"dateline/annotate"
)

func asTwin(err error) (*annotate.Twin, bool) { return errors.AsType[*annotate.Twin](err) }
