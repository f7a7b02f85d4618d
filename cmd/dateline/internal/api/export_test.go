package api

// Patterns returns every route as http.ServeMux has it.
func Patterns() []string {
	var all []string
	for _, r := range (&Server{}).routes() {
		all = append(all, r.pattern())
	}
	return all
}
