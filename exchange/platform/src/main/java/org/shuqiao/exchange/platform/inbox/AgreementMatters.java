package org.shuqiao.exchange.platform.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.audit.KeptAudits;

/** Matters on which a second one has to agree: entries under review, proposed changes, audits with findings. */
final class AgreementMatters implements InboxSource {

    private final Entries entries;
    private final PublishedPages published;
    private final Changes changes;
    private final AuditInbox audits;

    AgreementMatters(Entries entries, PublishedPages published, Changes changes, AuditInbox audits) {
        this.entries = entries;
        this.published = published;
        this.changes = changes;
        this.audits = audits;
    }

    @Override
    public List<InboxItem> of(Actor actor, Set<Role> held, Instant since) {
        List<InboxItem> items = new ArrayList<>();
        if (held.contains(Role.AUTHORITY)) {
            entries.toReview().forEach(each -> items.add(entry("review", true, each,
                    each.submittedAt().orElse(each.editedAt()), "待审核发布", "waits for review")));
        }
        if (held.contains(Role.OFFICER)) {
            entries.openOf(actor.department()).stream()
                    .filter(each -> each.state() == EntryState.DRAFT && !each.reasons().isBlank())
                    .forEach(each -> items.add(entry("returned", true, each, each.reviewedAt().orElse(each.editedAt()),
                            "已退回：" + each.reasons(), "was returned: " + each.reasons())));
            published.since(actor.department(), since).forEach(each -> items.add(
                    entry("published", false, each, each.reviewedAt().orElseThrow(), "已发布", "was published")));
        }
        if (held.contains(Role.AUDITOR)) {
            audits.waiting(actor).forEach(each -> items.add(new InboxItem("audit/" + each.id(), true, at(each),
                    each.id(), new AlertText("审计有 " + each.findings() + " 项发现待查看",
                    "an audit found " + each.findings() + " things to look at"), "/audits/" + each.id())));
        }
        if (held.contains(Role.ADMIN) || held.contains(Role.AUTHORITY) || held.contains(Role.OFFICER)) {
            changes.list(actor, Optional.empty()).forEach(each -> change(actor, each, since).ifPresent(items::add));
        }
        return items;
    }

    private static InboxItem entry(String what, boolean waits, EntryVersion each, Instant at, String zh, String en) {
        return new InboxItem(what + "/" + each.entry() + "/" + each.version() + "/" + at.getEpochSecond(), waits, at,
                each.code().orElse(""), new AlertText("条目“%s”%s".formatted(each.draft().name(), zh),
                "the entry %s %s".formatted(each.draft().name(), en)), "/datasets/entries/" + each.entry());
    }

    private static Optional<InboxItem> change(Actor actor, Proposal each, Instant since) {
        boolean own = each.proposedBy().equals(actor.login());
        if (each.state() == ChangeState.OPEN && !own) {
            return Optional.of(new InboxItem("change/" + each.id(), true, each.proposedAt(), each.id(), new AlertText(
                    each.proposedBy() + " 提出的变更等第二人审批", "a change proposed by " + each.proposedBy()
                    + " waits for a second person"), "/changes"));
        }
        return each.decidedAt().filter(at -> own && at.isAfter(since)
                && each.decidedBy().filter(by -> !by.equals(actor.login())).isPresent())
                .map(at -> new InboxItem("decided/" + each.id(), false, at, each.id(), new AlertText(
                        each.decidedBy().orElseThrow() + " 已处理您提出的变更",
                        each.decidedBy().orElseThrow() + " decided on the change that you proposed"), "/changes"));
    }

    private static Instant at(KeptAudits.Kept each) {
        try {
            return OffsetDateTime.parse(each.report().path("at").asText()).toInstant();
        } catch (DateTimeException e) { // a report that is not sound may say anything
            return Instant.EPOCH;
        }
    }
}
