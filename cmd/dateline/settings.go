package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The defaults of the settings.
const (
	defaultDB   = "dateline.db"
	defaultAddr = "127.0.0.1:8080"
)

// isSetting marks a flag that the environment and the file can set as well.
const isSetting = "setting"

// setting gives a command a flag that can also be set elsewhere.
func setting(cmd *cobra.Command, value *string, name, standard, usage string) {
	cmd.Flags().StringVar(value, name, standard, usage+" (environment: "+variable(name)+")")
	cmd.Flags().Lookup(name).Annotations = map[string][]string{isSetting: {}}
}

func databaseSetting(cmd *cobra.Command, value *string) {
	setting(cmd, value, "db", defaultDB, "the database `file`")
}

func baseSetting(cmd *cobra.Command, value *string) {
	setting(cmd, value, "base-url", "", "the `address` at which people reach the app, such as https://dates.example.org")
}

// place is where people reach an app that a command itself does not run.
type place struct{ addr, base string }

// settings gives a command the flags that name a place: those of serve, so that
// the same settings lead to the same place.
func (p *place) settings(cmd *cobra.Command) {
	setting(cmd, &p.addr, "addr", defaultAddr, "the `host:port` that the app listens on, unless --base-url is set")
	baseSetting(cmd, &p.base)
}

// url returns the address at which people reach the app.
func (p *place) url() (*url.URL, error) {
	if p.base != "" {
		return parseBase(p.base, "")
	}
	host, port, err := net.SplitHostPort(p.addr)
	if err != nil {
		return nil, fmt.Errorf("--addr is %q; give a host and a port, such as %s", p.addr, defaultAddr)
	}
	if port == "" || port == "0" {
		return nil, fmt.Errorf("--addr is %q, which does not tell the port that the app listens on; name its address with --base-url", p.addr)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return parseBase("http://"+net.JoinHostPort(host, port), "")
}

// variable returns the name of a setting in the environment.
func variable(name string) string { return "DATELINE_" + strings.ToUpper(key(name)) }

// key returns the name of a setting in the file.
func key(name string) string { return strings.ReplaceAll(name, "-", "_") }

// settle fills in the settings of a command that no flag was given for.
func (a *app) settle(cmd *cobra.Command) error {
	file, err := a.readConfig(cmd)
	if err != nil {
		return err
	}
	var wrong error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, ok := f.Annotations[isSetting]; !ok || f.Changed || wrong != nil {
			return
		}
		value := a.getenv(variable(f.Name))
		if value == "" {
			value = file[key(f.Name)]
		}
		if value != "" {
			wrong = f.Value.Set(value)
		}
	})
	return wrong
}

// readConfig returns the settings in the file that the person named, if they
// did.
func (a *app) readConfig(cmd *cobra.Command) (map[string]string, error) {
	path, err := cmd.Flags().GetString("config")
	if err != nil {
		return nil, fmt.Errorf("reading the flag --config: %w", err)
	}
	if path == "" {
		path = a.getenv(variable("config"))
	}
	if path == "" {
		return nil, nil //nolint:nilnil // an empty map of settings
	}
	var settings struct {
		DB      string `toml:"db"`
		Addr    string `toml:"addr"`
		BaseURL string `toml:"base_url"`
	}
	known, err := toml.DecodeFile(path, &settings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no settings file at %s", path)
	}
	if err != nil {
		return nil, fmt.Errorf("the settings in %s cannot be read: %w", path, err)
	}
	if strange := known.Undecoded(); len(strange) > 0 {
		return nil, fmt.Errorf("%s sets %s, which is no setting: there are db, addr and base_url", path, strange[0])
	}
	return map[string]string{"db": settings.DB, "addr": settings.Addr, "base_url": settings.BaseURL}, nil
}

// parseBase returns the address that people use, or standard when none was
// set.
func parseBase(text, standard string) (*url.URL, error) {
	if text == "" {
		text = standard
	}
	base, err := url.Parse(text)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
		return nil, fmt.Errorf("--base-url is %q; give a whole address such as https://dates.example.org", text)
	}
	if strings.Trim(base.Path, "/") != "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil {
		return nil, fmt.Errorf("--base-url is %q; give only the scheme and the host, because the app has the whole host to itself", text)
	}
	return base, nil
}
