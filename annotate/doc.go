// Package annotate is about who says so: articles and the words of them that
// make a claim, sources and the evidence they give, verdicts, the review by a
// second person, and the history of it all.
//
// A [Case] is a [timeline.Claim] with the work done on it. [Quote] ties it to
// words of an article, [Evidence] to a [Source]. Its [Ruling] is what was
// concluded; its [Status] says where the work stands:
//
//	draft → open → checking → in review → approved → published → withdrawn
//	                  ↑            ↓           ↓          ↓
//	                  ├── changes requested    │          │
//	                  └────────────────────────┴──────────┘ reopen
//
// The rules are functions on values. [May] says whether an actor may do
// something to a case as it stands, [Unmet] what a case still lacks for a step,
// and [Find] what the machine checks notice.
//
// Nobody decides on a verdict that they had a part in: not by approving,
// returning or dismissing what blocks, nor by an override to where only an
// approval leads ([MayOverride]). A part has who set the verdict, submitted it or
// imported it, and, while there is one, who changed what it is about (what is
// claimed, by whom, and how its date was got) or the evidence that it rests on,
// by undoing a change too. Having been assigned, having given evidence before
// there was a verdict, mending how a source is described, and filing the claim in
// another lane are no part. Parts
// are only added, until the claim is reopened and its verdict begins anew. An
// approval binds to the version that was shown; a change of a source under a
// claim in review is a new version of it.
//
// What is published is kept as an [Edition], in the transaction that publishes:
// an [Archive] of the claim alone as everybody may read it, which never changes.
// The public reads the last edition and nothing else, see [Edition.Shown]: a
// claim that is reopened can be reworded at the desk, while the public goes on
// reading the words that were approved, without the verdict, until it is
// published again or withdrawn. An archive is the form because it carries every
// value exactly, comes to carry what is added later, and needs no second codec;
// the same form keeps what an object was before its last change ([Before]), from
// which [Desk.Undo] restores it.
//
// Findings are computed and stored with the change that touches them: a changed
// date re-checks the gaps that end at it and the claims of its subject, and
// reopens a gap past checking that was judged on another date. They do not
// depend on the day they are computed: one that does not always hold carries the
// days on which it does, so that none is out of date because a night has passed.
// A person may dismiss one with a reason, see [Dismissal].
//
// Edits that began on an older version are merged, field by field: see [Edited].
// What a form was opened on is worked out of the history, and what both sides
// changed to something else is a [ClashError]. An act that rests on what was
// seen, such as an approval, never merges.
//
// [Desk] holds the use cases. Each takes the actor as an argument and runs in
// one transaction of the [Store], with its row in the history; package db
// implements the Store.
package annotate
