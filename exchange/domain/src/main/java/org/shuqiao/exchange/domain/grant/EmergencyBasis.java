package org.shuqiao.exchange.domain.grant;

import java.time.Duration;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Verifies on what an emergency grant stands: another person of the same authority proposed the same policy, for hours,
 * and the entry that the provider signed names that authority.
 */
public final class EmergencyBasis {

    /** Hours that an emergency grant lasts at most; verifiers hold it too. */
    public static final int MOST_HOURS = 72;

    private static final String MARK = "E-";

    private final Acts acts;
    private final DepartmentKeys keys;

    public EmergencyBasis(Acts acts, DepartmentKeys keys) {
        this.acts = acts;
        this.keys = keys;
    }

    /** @return whether a grant is one, by its number */
    public static boolean isEmergency(String grant) {
        return grant.startsWith(MARK);
    }

    /** @throws CodedException {@code ACT_LINK} and those of a signature that does not hold */
    void require(Act grant, Policy policy) {
        Act proposal = proposal(grant);
        boolean holds = proposal.kind() == ActKind.EMERGENCY && proposal.id().equals(grant.id())
                && proposal.department().equals(grant.department()) && !proposal.person().equals(grant.person())
                && !proposal.time().isAfter(grant.time())
                && same(proposal, grant, "policy") && same(proposal, grant, "binding")
                && Duration.between(policy.from(), policy.to()).compareTo(Duration.ofHours(MOST_HOURS)) <= 0
                && authority(policy.resource(), policy.version()).filter(grant.department()::equals).isPresent();
        if (!holds) {
            throw link(grant);
        }
    }

    /** @return the department that the provider named as the authority of the entry, in what it signed */
    Optional<String> authority(String resource, int version) {
        return acts.signed(ActKind.ENTRY, EntryActs.id(resource, version)).map(SignedAct::act)
                .flatMap(entry -> JsonFields.of(entry.body(), "body.").optionalObject("entry"))
                .flatMap(entry -> JsonFields.of(entry, "body.entry.").optionalText("authority"));
    }

    private Act proposal(Act grant) {
        SignedAct signed = grant.follows().map(ActReference::digest).map(acts::get).flatMap(StoredAct::signed)
                .orElseThrow(() -> link(grant));
        keys.verify(signed);
        return signed.act();
    }

    private static boolean same(Act one, Act other, String field) {
        return JsonFields.of(one.body(), "body.").object(field).equals(JsonFields.of(other.body(), "body.")
                .object(field));
    }

    private static CodedException link(Act grant) {
        return new CodedException(ActCode.ACT_LINK, grant.kind().word() + " " + grant.id());
    }
}
