package org.shuqiao.exchange.domain.act;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.PersonKeys;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.Custody;

/**
 * Takes acts with a person's approval and has them signed by their department. A hosted key signs at once, a
 * department's node later; what an act does is done when it is signed.
 */
public final class Acts {

    /** Time within which a person approves what was shown. */
    private static final Duration SHOWN = Duration.ofMinutes(15);

    private static final String RULE = "rule:";
    private static final String RULE_PERSON = "rule.";

    /**
     * Acts that give data, end or interrupt that, say who may or who is the source, or move the clock of a department:
     * an account with a passkey approves them with a key of its own.
     */
    private static final Set<ActKind> BY_HAND = EnumSet.of(ActKind.DECISION, ActKind.GRANT, ActKind.REVOCATION,
            ActKind.SUSPENSION, ActKind.EMERGENCY, ActKind.SOURCE, ActKind.RETURN, ActKind.EXTENSION,
            ActKind.WITHDRAWAL, ActKind.KEY_CERTIFICATE, ActKind.PUBLICATION, ActKind.CHANGE,
            ActKind.DEPARTMENT_RULE, ActKind.CALENDAR, ActKind.ANSWER);

    private final ExchangeStore store;
    private final ActRepository book;
    private final DepartmentKeys keys;
    private final DepartmentSigners signers;
    private final ActChain chain;
    private final EventOutbox outbox;
    private final PersonKeys persons;
    private final Map<ActKind, Consumer<SignedAct>> effects = new EnumMap<>(ActKind.class);

    public Acts(ExchangeStore store, DepartmentKeys keys, DepartmentSigners signers, ActChain chain,
            EventOutbox outbox) {
        this.store = store;
        this.book = new ActRepository(store);
        this.keys = keys;
        this.signers = signers;
        this.chain = chain;
        this.outbox = outbox;
        this.persons = new PersonKeys(store);
    }

    /** Says what is done, within the same transaction and after what was said before, when such an act is signed. */
    public void onSigned(ActKind kind, Consumer<SignedAct> effect) {
        effects.merge(kind, effect, Consumer::andThen);
    }

    /**
     * @param by account or {@code rule:…}
     * @return how an act names who approves it: a rule as {@code rule.…}
     */
    public static String person(String by) {
        return by.startsWith(RULE) ? by.replace(':', '.') : by;
    }

    /** @return whether a rule submitted it, and no person */
    static boolean isOfRule(Act act) {
        return act.person().startsWith(RULE_PERSON);
    }

    /** @return the account or the rule that an act names */
    public static String by(Act act) {
        return isOfRule(act) ? act.person().replaceFirst("\\.", ":") : act.person();
    }

    /** @return the act as it would be submitted now; nothing is kept */
    public ActPreview preview(ActDraft draft) {
        return new ActPreview(draft.at(now(), ActPlace.after(book.head(draft.department()))), draft.words());
    }

    /** @return acts of a department that are shown and approved together, still empty */
    public ActSequence sequence(String department) {
        return new ActSequence(now(), book.head(department));
    }

    /** Submits within the caller's transaction what the platform's log-in vouches for. */
    public StoredAct submit(ActDraft draft) {
        book.lock(draft.department());
        Act act = draft.at(now(), ActPlace.after(book.head(draft.department())));
        return keep(act, draft.words(), Approval.session());
    }

    /** The same where a hosted key signs; a department with a node is left to submit it by itself. */
    public Optional<StoredAct> submitHosted(ActDraft draft) {
        return keys.custody(draft.department()) == Custody.HOSTED ? Optional.of(submit(draft)) : Optional.empty();
    }

    /**
     * Submits within the caller's transaction.
     *
     * @param approved what the person was shown and approved; nothing where the log-in vouches for the person
     * @throws CodedException {@code ACT_STALE} when it is not what the draft says now: it is to be shown again
     */
    public StoredAct submit(ActDraft draft, Optional<ApprovedAct> approved) {
        if (approved.isEmpty()) {
            return submit(draft);
        }
        book.lock(draft.department());
        Act act = approved.get().act();
        Act expected = draft.at(act.time(), ActPlace.after(book.head(draft.department())));
        boolean recent = Duration.between(act.time(), now()).abs().compareTo(SHOWN) <= 0;
        if (!recent || !Arrays.equals(expected.bytes(), act.bytes())) {
            throw new CodedException(ExchangeCode.ACT_STALE, act.id());
        }
        return keep(act, draft.words(), approved.get().approval());
    }

    /**
     * Takes what a department's node signed and does what the act does.
     *
     * @return the act; a second call with the same changes nothing
     * @throws CodedException {@code ACT_UNKNOWN} for one that was never submitted, the codes of
     *     {@link SignedAct#verify}, and those of the act's effect, after which the act counts as refused
     */
    public StoredAct accept(SignedAct signed) {
        String digest = signed.act().digest();
        try {
            store.inTransaction(() -> {
                book.lock(signed.act().department());
                StoredAct stored = get(digest);
                if (stored.state() == StoredAct.State.SIGNED) {
                    return;
                }
                if (stored.state() == StoredAct.State.REFUSED || !isApproved(stored, signed)) {
                    throw new CodedException(ExchangeCode.ACT_SETTLED, stored.act().id());
                }
                keys.verify(signed);
                book.markSigned(signed);
                settle(signed);
            });
        } catch (CodedException e) {
            if (e.code() instanceof ExchangeCode && e.code() != ExchangeCode.ACT_UNKNOWN
                    && e.code() != ExchangeCode.ACT_SETTLED) {
                book.markRefused(digest, e.code().id());
            }
            throw e;
        }
        outbox.drain();
        return get(digest);
    }

    /** An act that a rule submitted is approved by the department's own key, by its standing order. */
    private boolean isApproved(StoredAct stored, SignedAct signed) {
        boolean byRule = isOfRule(stored.act()) && stored.approval() instanceof Approval.Session
                && signed.approval() instanceof KeyFileApproval file
                && keys.history().find(stored.act().department(), file.key().text()).isPresent();
        return byRule || stored.approval().equals(signed.approval());
    }

    /** Takes the refusal of a department's node. @param reason in its words */
    public StoredAct refuse(String department, String digest, String reason) {
        StoredAct stored = get(digest);
        if (!stored.act().department().equals(department)) {
            throw new CodedException(ExchangeCode.ACT_UNKNOWN, digest);
        }
        book.markRefused(digest, reason);
        return get(digest);
    }

    /** @return what waits for the department's signature, oldest first */
    public List<StoredAct> waiting(String department) {
        return book.waiting(department);
    }

    public StoredAct get(String digest) {
        return book.byDigest(digest).orElseThrow(() -> new CodedException(ExchangeCode.ACT_UNKNOWN, digest));
    }

    /** @return the acts of a kind about something, newest first */
    public List<StoredAct> about(ActKind kind, String id) {
        return book.about(kind, id);
    }

    /** @return signed acts of some kinds about what was first requested since then, oldest first */
    public List<Act> signedOf(List<ActKind> kinds, Instant since) {
        return book.signedOf(kinds, since).stream().flatMap(stored -> stored.signed().stream())
                .map(SignedAct::act).toList();
    }

    /** @return the newest signed act of a kind about something */
    public Optional<SignedAct> signed(ActKind kind, String id) {
        return about(kind, id).stream().flatMap(stored -> stored.signed().stream()).findFirst();
    }

    /** @return signed acts of a department from a number on, in order, and the number to go on from */
    public SignedActs signedFrom(String department, long from, int most) {
        List<StoredAct> page = book.page(department, from, most);
        OptionalLong next = page.size() < most ? OptionalLong.empty()
                : OptionalLong.of(ActPlace.of(page.getLast().act()).orElseThrow().number() + 1);
        return new SignedActs(page.stream().flatMap(stored -> stored.signed().stream()).toList(), next);
    }

    /** Page of a department's signed acts. */
    public record SignedActs(List<SignedAct> acts, OptionalLong next) { }

    /** @return how another act cites the newest signed one; nothing for what was done before there were acts */
    public Optional<ActReference> reference(ActKind kind, String id) {
        return signed(kind, id).map(signed -> signed.act().reference());
    }

    /** @return whether an act about it was approved and its department's node has not signed yet */
    public boolean isWaiting(ActKind kind, String id) {
        return about(kind, id).stream().anyMatch(stored -> stored.state() == StoredAct.State.WAITING);
    }

    /** @return whether the newest act about it is signed, or there is none because it is older than acts are */
    public boolean isSettled(ActKind kind, String id) {
        return about(kind, id).stream().findFirst()
                .filter(stored -> stored.state() != StoredAct.State.SIGNED).isEmpty();
    }

    private StoredAct keep(Act act, String words, Approval approval) {
        if (!approval.approves(act)) {
            throw new CodedException(ExchangeCode.APPROVAL_WRONG, act.id());
        }
        // a node has a list of its own of whose key may approve what
        if (BY_HAND.contains(act.kind()) && keys.custody(act.department()) == Custody.HOSTED) {
            persons.require(act.person(), approval);
        }
        Optional<SignedAct> signed = signers.of(act.department()).sign(act, approval);
        signed.ifPresent(keys::verify);
        StoredAct stored = new StoredAct(act, approval, words,
                signed.isPresent() ? StoredAct.State.SIGNED : StoredAct.State.WAITING, signed, "");
        book.insert(stored);
        chain.confirm(act.department(), new ActHead(ActPlace.of(act).orElseThrow().number(), act.digest()));
        signed.ifPresent(this::settle);
        return stored;
    }

    private void settle(SignedAct signed) {
        Optional.ofNullable(effects.get(signed.act().kind())).ifPresent(effect -> effect.accept(signed));
    }

    private OffsetDateTime now() {
        return store.now().atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
