package org.shuqiao.ledger.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.LifeCycleEvent.RequestDecided.Verdict;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.merkle.Hash;

/** Canonical JSON (RFC 8785) of events: {@code {"event":"01J…","time":"…","type":"grant-revoked",…}}. */
public final class EventJson {

    private static final Pattern VERDICT = Pattern.compile("(granted|refused) (" + EventFieldRules.RULE.pattern()
            + ")");
    private static final int MAX_BYTES = 64 * 1024;

    private EventJson() { }

    public static byte[] write(LifeCycleEvent event) {
        ObjectNode tree = CanonicalJson.object()
                .put("event", event.event())
                .put("time", JsonTime.format(event.time()))
                .put("type", event.type().word());
        switch (event) {
            case LifeCycleEvent.MemberEnrolled e -> tree.put("department", e.department())
                    .put("organisation", e.organisation());
            case LifeCycleEvent.MemberReleased e -> tree.put("department", e.department());
            case LifeCycleEvent.EntryPublished e -> tree.put("entry", e.entry()).put("version", e.version())
                    .put("provider", e.provider()).put("digest", e.digest());
            case LifeCycleEvent.EntryBound e -> tree.put("entry", e.entry()).put("version", e.version())
                    .put("digest", e.digest());
            case LifeCycleEvent.EntryWithdrawn e -> tree.put("entry", e.entry()).put("digest", e.digest());
            case LifeCycleEvent.RequestSubmitted e -> {
                tree.put("request", e.request()).put("consumer", e.consumer()).put("provider", e.provider())
                        .put("entry", e.entry()).put("digest", e.digest());
                texts(tree.putArray("items"), e.items());
            }
            case LifeCycleEvent.RequestDecided e -> {
                tree.put("request", e.request()).put("digest", e.digest());
                ObjectNode verdicts = tree.putObject("verdicts");
                e.verdicts().forEach((item, v) -> verdicts.put(item, (v.granted() ? "granted " : "refused ")
                        + v.rule()));
            }
            case LifeCycleEvent.RequestMoved e -> tree.put("request", e.request()).put("digest", e.digest());
            case LifeCycleEvent.GrantSigned e -> {
                tree.put("grant", e.grant()).put("request", e.request()).put("until", JsonTime.format(e.until()))
                        .put("policy", e.policy()).put("digest", e.digest());
                texts(tree.putArray("items"), e.items());
            }
            case LifeCycleEvent.GrantActivated e -> tree.put("grant", e.grant());
            case LifeCycleEvent.GrantMoved e -> tree.put("grant", e.grant()).put("digest", e.digest());
            case LifeCycleEvent.GrantRevoked e -> tree.put("grant", e.grant()).put("digest", e.digest());
            case LifeCycleEvent.GrantExpired e -> tree.put("grant", e.grant());
            case LifeCycleEvent.CorrectionRaised e -> tree.put("correction", e.correction()).put("entry", e.entry())
                    .put("digest", e.digest());
            case LifeCycleEvent.CorrectionClosed e -> tree.put("correction", e.correction())
                    .put("outcome", e.corrected() ? "corrected" : "upheld").put("digest", e.digest());
            case LifeCycleEvent.DisputeRaised e -> tree.put("dispute", e.dispute()).put("about", e.about().word())
                    .put("aboutId", e.aboutId()).put("layer", e.layer()).put("digest", e.digest());
            case LifeCycleEvent.DisputeClosed e -> tree.put("dispute", e.dispute()).put("digest", e.digest());
            case LifeCycleEvent.CheckpointAnchored e -> {
                tree.put("origin", e.origin()).put("checkpoint", e.checkpoint()).put("key", e.key());
                texts(tree.putArray("path"), e.path().stream().map(Hash::base64).toList());
            }
        }
        return CanonicalJson.bytes(tree);
    }

    /** Reads an event in canonical form; unknown fields, and values not in their form, are refused. */
    public static LifeCycleEvent read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, MAX_BYTES);
        }
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        EventFieldRules form = new EventFieldRules(fields);
        String id = form.text("event", EventFieldRules.ULID);
        OffsetDateTime time = JsonTime.parse(fields.text("time"), "time");
        EventType type = EventType.ofWord(fields.text("type"))
                .orElseThrow(() -> new CodedException(LedgerCode.EVENT_FIELD, "type"));
        LifeCycleEvent event = switch (type) {
            case MEMBER_ENROLLED -> new LifeCycleEvent.MemberEnrolled(id, time,
                    form.text("department", EventFieldRules.DEPARTMENT),
                            form.text("organisation", EventFieldRules.ORGANISATION));
            case MEMBER_RELEASED -> new LifeCycleEvent.MemberReleased(id, time,
                    form.text("department", EventFieldRules.DEPARTMENT));
            case ENTRY_PUBLISHED -> new LifeCycleEvent.EntryPublished(id, time,
                    form.text("entry", EventFieldRules.ENTRY),
                    form.number("version", 1, CanonicalJson.MAX_INTEGER),
                            form.text("provider", EventFieldRules.DEPARTMENT),
                    digest(form));
            case ENTRY_BOUND -> new LifeCycleEvent.EntryBound(id, time, form.text("entry", EventFieldRules.ENTRY),
                    form.number("version", 1, CanonicalJson.MAX_INTEGER), digest(form));
            case ENTRY_WITHDRAWN -> new LifeCycleEvent.EntryWithdrawn(id, time,
                    form.text("entry", EventFieldRules.ENTRY), digest(form));
            case REQUEST_SUBMITTED -> new LifeCycleEvent.RequestSubmitted(id, time,
                    form.text("request", EventFieldRules.NUMBERED), form.text("consumer", EventFieldRules.DEPARTMENT),
                    form.text("provider", EventFieldRules.DEPARTMENT), form.text("entry", EventFieldRules.ENTRY),
                            form.items(),
                    digest(form));
            case REQUEST_DECIDED -> new LifeCycleEvent.RequestDecided(id, time,
                    form.text("request", EventFieldRules.NUMBERED), verdicts(form), digest(form));
            case REQUEST_RETURNED, REQUEST_COMPLETED, REQUEST_EXTENDED, REQUEST_WITHDRAWN ->
                new LifeCycleEvent.RequestMoved(id, time, type, form.text("request", EventFieldRules.NUMBERED),
                        digest(form));
            case GRANT_SIGNED -> new LifeCycleEvent.GrantSigned(id, time, form.text("grant", EventFieldRules.NUMBERED),
                    form.text("request", EventFieldRules.NUMBERED), form.items(),
                            JsonTime.parse(fields.text("until"), "until"),
                    form.text("policy", EventFieldRules.DIGEST), digest(form));
            case GRANT_ACTIVATED -> new LifeCycleEvent.GrantActivated(id, time,
                    form.text("grant", EventFieldRules.NUMBERED));
            case GRANT_SUSPENDED, GRANT_RESUMED -> new LifeCycleEvent.GrantMoved(id, time, type,
                    form.text("grant", EventFieldRules.NUMBERED), digest(form));
            case GRANT_REVOKED -> new LifeCycleEvent.GrantRevoked(id, time,
                    form.text("grant", EventFieldRules.NUMBERED), digest(form));
            case GRANT_EXPIRED -> new LifeCycleEvent.GrantExpired(id, time,
                    form.text("grant", EventFieldRules.NUMBERED));
            case CORRECTION_RAISED -> new LifeCycleEvent.CorrectionRaised(id, time,
                    form.text("correction", EventFieldRules.NUMBERED), form.text("entry", EventFieldRules.ENTRY),
                            digest(form));
            case CORRECTION_CLOSED -> new LifeCycleEvent.CorrectionClosed(id, time,
                    form.text("correction", EventFieldRules.NUMBERED), oneOf(fields, "outcome", "corrected", "upheld"),
                    digest(form));
            case DISPUTE_RAISED -> new LifeCycleEvent.DisputeRaised(id, time,
                    form.text("dispute", EventFieldRules.NUMBERED),
                    about(fields), form.text("aboutId", EventFieldRules.NUMBERED), form.number("layer", 1, 3),
                            digest(form));
            case DISPUTE_CLOSED -> new LifeCycleEvent.DisputeClosed(id, time,
                    form.text("dispute", EventFieldRules.NUMBERED), digest(form));
            case CHECKPOINT_ANCHORED -> new LifeCycleEvent.CheckpointAnchored(id, time,
                    form.text("origin", EventFieldRules.ORIGIN), form.text("checkpoint", EventFieldRules.NOTE),
                    fields.texts("path").stream().map(step -> Hash.ofBase64(step, "path")).toList(),
                    form.text("key", EventFieldRules.KEY));
        };
        fields.rejectUnknownKeys();
        return event;
    }

    private static String digest(EventFieldRules form) {
        return form.text("digest", EventFieldRules.DIGEST);
    }

    private static Map<String, Verdict> verdicts(EventFieldRules form) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        form.verdicts().forEach((item, text) -> {
            Matcher verdict = VERDICT.matcher(text);
            if (!verdict.matches()) {
                throw new CodedException(LedgerCode.EVENT_FIELD, "verdicts");
            }
            verdicts.put(item, new Verdict(verdict.group(1).equals("granted"), verdict.group(2)));
        });
        return verdicts;
    }

    private static FactKind about(JsonFields fields) {
        return switch (fields.text("about")) {
            case "request" -> FactKind.REQUEST;
            case "grant" -> FactKind.GRANT;
            case "correction" -> FactKind.CORRECTION;
            default -> throw new CodedException(LedgerCode.EVENT_FIELD, "about");
        };
    }

    private static boolean oneOf(JsonFields fields, String name, String yes, String no) {
        String text = fields.text(name);
        if (!text.equals(yes) && !text.equals(no)) {
            throw new CodedException(LedgerCode.EVENT_FIELD, name);
        }
        return text.equals(yes);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
