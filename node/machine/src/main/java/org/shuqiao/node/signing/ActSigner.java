package org.shuqiao.node.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.people.People;
import org.shuqiao.node.protocol.WaitingAct;

/** Signs an act with the department's key, if a person of the department approved it, which it verifies itself. */
public final class ActSigner {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final NodeFolder folder;
    private final SignedArchive archive;
    private final HeldActs held;
    private final Supplier<List<OpenKey>> keys;
    private final Clock clock;

    /** @param keys the department's, oldest first */
    public ActSigner(NodeFolder folder, Supplier<List<OpenKey>> keys, Clock clock) {
        this.folder = folder;
        this.archive = new SignedArchive(folder);
        this.held = new HeldActs(folder);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @return the signed act; the same one for an act that was signed before
     * @throws CodedException of {@link NodeCode} that says why it is not signed
     */
    public SignedAct sign(WaitingAct waiting) {
        Act act = waiting.act();
        NodeSettings settings = folder.settings();
        if (!act.department().equals(settings.department())) {
            throw new CodedException(NodeCode.OTHER_DEPARTMENT, act.department());
        }
        Optional<SignedAct> before = archive.find(act.digest());
        if (before.isPresent()) {
            return before.get();
        }
        if (act.time().isAfter(OffsetDateTime.now(clock).plus(AHEAD))) {
            throw new CodedException(NodeCode.ACT_TIME);
        }
        ShownCheck.require(act, waiting.words()
                .orElseThrow(() -> new CodedException(NodeCode.SHOWN_DIFFERS, "words")));
        archive.requireNoContradiction(act);
        Approval given = waiting.approval().orElseThrow(() -> new CodedException(NodeCode.NO_APPROVAL));
        Approval approval = StandingRule.covers(act, given)
                ? StandingRule.approve(act, archive, key(act.time()).key()) : given;
        new ApprovalCheck(People.in(folder), settings.relyingParty()).require(act, approval);
        if (act.kind() == ActKind.KEY_CERTIFICATE) {
            PersonCertificate.of(act).require(act, key(act.time()).key());
        }
        held.requireReleased(waiting, settings.twoPersons());
        SignedAct signed = SignedAct.sign(act, approval, key(act.time()).key());
        archive.keep(signed);
        held.drop(act);
        return signed;
    }

    /** @return the certificate that a signed act says, for one that certifies a person's key */
    public Optional<KeyCertificate> certificate(SignedAct signed) {
        Act act = signed.act();
        return act.kind() == ActKind.KEY_CERTIFICATE
                ? Optional.of(PersonCertificate.of(act).sign(act.department(), key(act.time()).key()))
                : Optional.empty();
    }

    /** A key that follows another signs what was put together from its first moment on. */
    private OpenKey key(OffsetDateTime time) {
        return keys.get().reversed().stream().filter(key -> !time.isBefore(key.from())).findFirst()
                .orElseThrow(() -> new CodedException(NodeCode.ACT_TIME));
    }
}
