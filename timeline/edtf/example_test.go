package edtf_test

import (
	"fmt"

	"dateline/timeline/edtf"
)

func Example() {
	d, err := edtf.Parse("196X-02-29~")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Say())
	fmt.Println(d.Earliest().Day, "to", d.Latest().Day)
	// Output:
	// about 29 February of a year in the 1960s
	// 1960-02-29 to 1968-02-29
}

func ExampleParse_error() {
	_, err := edtf.Parse("1985-04-31")
	fmt.Println(err)
	// Output: "1985-04-31" is not a date: at column 9, expected a day from 01 to 30
}

func ExampleRead() {
	for _, text := range []string{"c. 1961", "6–8 June 2004", "before 1950", "44 BC", "03/04/2024"} {
		d, err := edtf.Read(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d)
	}
	// Output:
	// 1961~
	// 2004-06-06/2004-06-08
	// [..1949]
	// -0043
	// "03/04/2024" can be read as 3 April 2024 (2024-04-03) or as 4 March 2024 (2024-03-04): write the one you mean
}

func ExampleDate_Say() {
	for _, text := range []string{"1961~", "1998/2001", "2004-06-XX", "196X", "2001-24", "2004-~06-11"} {
		fmt.Println(edtf.MustParse(text).Say())
	}
	// Output:
	// about 1961
	// between 1998 and 2001
	// a day in June 2004
	// 1960s
	// winter 2001–02
	// 11 June 2004 (month approximate)
}

func ExampleDate_Earliest() {
	for _, text := range []string{"2004-06", "../2004", "/2004"} {
		fmt.Println(edtf.MustParse(text).Earliest().Kind)
	}
	// Output:
	// known
	// open
	// unknown
}

func ExampleBefore() {
	year, month := edtf.MustParse("2004"), edtf.MustParse("2004-06")
	fmt.Println(edtf.Before(year, month))
	fmt.Println(edtf.Before(month, edtf.MustParse("2004-07-01")))
	fmt.Println(edtf.Within(month, year))
	// Output:
	// possibly
	// definitely
	// definitely
}
