package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/cmd/dateline/internal/web"
	"dateline/views/link"
)

// grace is how long requests that are under way may take to finish once the
// server has been told to stop.
const grace = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	var path, addr, base string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the app",
		Long: `Run the app until it is interrupted.

The database is made when it is not there. While nobody can sign in, each start
prints a one-time link by which the first administrator is made.

To let others in, put a proxy with TLS in front and name its address with
--base-url; cookies are sent over TLS only then.`,
		Example: `  dateline serve --db desk.db
  dateline serve --db desk.db --addr 127.0.0.1:9000 --base-url https://dates.example.org
  DATELINE_DB=desk.db dateline serve`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withDesk(cmd.Context(), path, true, func(desk *annotate.Desk) error {
				return a.serve(cmd.Context(), desk, addr, base)
			})
		},
	}
	databaseSetting(cmd, &path)
	addrSetting(cmd, &addr)
	baseSetting(cmd, &base)
	return cmd
}

func addrSetting(cmd *cobra.Command, value *string) {
	setting(cmd, value, "addr", defaultAddr, "listen on this `host:port`; port 0 takes a free one")
}

func (a *app) serve(ctx context.Context, desk *annotate.Desk, addr, baseText string) error {
	door, err := a.open(ctx, addr, baseText)
	if err != nil {
		return err
	}
	if err := a.offerSetUp(ctx, desk, door.base); err != nil {
		return errors.Join(err, door.listener.Close())
	}
	return a.answer(ctx, desk, door)
}

// door is where requests come in.
type door struct {
	listener net.Listener
	base     *url.URL // at which people reach the app
}

// open takes the address to listen on, so that a taken port is told before
// anything else happens.
func (a *app) open(ctx context.Context, addr, baseText string) (door, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return door{}, fmt.Errorf("another program is using %s already; stop it, or choose another address with --addr, such as --addr 127.0.0.1:8081", addr)
	}
	if err != nil {
		return door{}, fmt.Errorf("cannot listen on %s, which --addr names: %w", addr, err)
	}
	base, err := parseBase(baseText, "http://"+reachable(listener.Addr()))
	if err != nil {
		return door{}, errors.Join(err, listener.Close())
	}
	return door{listener: listener, base: base}, nil
}

// reachable returns an address that a browser on this machine can open.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return fmt.Sprintf("localhost:%d", tcp.Port)
}

func (a *app) offerSetUp(ctx context.Context, desk *annotate.Desk, base *url.URL) error {
	empty, err := desk.NeedsSetUp(ctx)
	if err != nil || !empty {
		return err
	}
	token, err := desk.OfferSetUp(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "Nobody can sign in yet. Become the first administrator with this link, which works once, within a day:\n  %s\n",
		base.JoinPath(link.SetUp(token)))
	return err
}

// answer answers requests until ctx is done.
func (a *app) answer(ctx context.Context, desk *annotate.Desk, d door) error {
	log := slog.New(slog.NewTextHandler(a.stderr, nil))
	if tcp, ok := d.listener.Addr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() && d.base.Scheme != "https" {
		log.WarnContext(ctx, "other machines can connect, and nothing is encrypted; see serve --help", "addr", tcp.String())
	}
	app := web.New(web.Config{Desk: desk, Log: log, Base: d.base})
	if _, err := fmt.Fprintf(a.stdout, "Listening on http://%s\n", reachable(d.listener.Addr())); err != nil {
		return errors.Join(err, d.listener.Close())
	}
	defer prepare(ctx, desk, log)()
	return serveUntil(ctx, app.HTTP(), d.listener, grace)
}

// prepare prepares a desk beside what else happens. It returns what ends that.
func prepare(ctx context.Context, desk *annotate.Desk, log *slog.Logger) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	wait.Go(func() {
		if err := desk.Prepare(ctx); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "large timelines not prepared; the first look at each takes longer", "error", err)
		}
	})
	return func() {
		cancel()
		wait.Wait()
	}
}

// serveUntil answers requests on l until ctx is done. Requests that are under
// way then have for their end as long as limit; those that take longer are cut
// off, which is an error.
func serveUntil(ctx context.Context, server *http.Server, l net.Listener, limit time.Duration) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return errors.Join(fmt.Errorf("some requests were cut off because they took longer than %s to finish: %w", limit, err), server.Close())
	}
	return nil
}
