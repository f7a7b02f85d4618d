package annotate_test

import (
	"errors"

	"dateline/annotate"
)

func asTwin(err error) (*annotate.TwinError, bool) { return errors.AsType[*annotate.TwinError](err) }
