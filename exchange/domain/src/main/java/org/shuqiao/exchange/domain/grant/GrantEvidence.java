package org.shuqiao.exchange.domain.grant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.act.ActPlace;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.KeyHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads grants from what was signed. The policy, the table and the period that are enforced come from the signed
 * document, the revocation from the provider's chain of acts; the row beside it must say the same. Documents are
 * verified once and known again by their digest, so that a change of a single byte is verified anew.
 */
public final class GrantEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(GrantEvidence.class);
    private static final int KNOWN = 20_000;

    private final DepartmentKeys keys;
    private final GrantDocuments documents;
    private final ActChain chain;
    private final Bindings bindings;
    private final Map<String, SignedGrant> verified = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedGrant> eldest) {
            return size() > KNOWN;
        }
    };

    private KeyHistory verifiedWith;

    public GrantEvidence(DepartmentKeys keys, ActChain chain, Bindings bindings, EmergencyBasis emergencies) {
        this.keys = keys;
        this.documents = new GrantDocuments(keys, emergencies);
        this.chain = chain;
        this.bindings = bindings;
        this.verifiedWith = keys.history();
    }

    /** @return the grants as they were signed; one of which that cannot be told stays, with its fault, as found */
    List<Grant> of(List<StoredGrant> rows) {
        Map<String, Optional<Map<String, Act>>> revocations = new HashMap<>();
        return rows.stream().flatMap(row -> of(row, department ->
                revocations.computeIfAbsent(department, this::revocations)).stream()).toList();
    }

    private Optional<Grant> of(StoredGrant stored, Function<String, Optional<Map<String, Act>>> revocations) {
        SignedGrant signed;
        try {
            signed = signed(stored);
        } catch (RuntimeException e) { // whatever the store holds in its place
            return unsigned(stored, e instanceof CodedException coded ? coded.code().id() : "document");
        }
        Optional<Map<String, Act>> ended = revocations.apply(signed.department());
        // the provider ends an emergency grant of the authority, too
        Optional<Map<String, Act>> byProvider = revocations.apply(signed.policy().provider());
        Optional<String> fault = stored.difference(signed).or(() -> ended.isPresent() && byProvider.isPresent()
                ? Optional.empty() : Optional.of(ExchangeCode.ACTS_BROKEN.id()));
        Optional<Act> revocation = ended.map(acts -> acts.get(signed.id()))
                .or(() -> byProvider.map(acts -> acts.get(signed.id())));
        Grant.Evidence evidence = new Grant.Evidence(signed.act(), signed.binding(), fault, suspended(stored, signed),
                paused(signed));
        return Optional.of(grant(stored, signed.id(), signed.policy(), signed.digest(), revoked(revocation, stored),
                evidence));
    }

    /** Signed again, a grant has a later place among its department's acts than what suspended it. */
    private Optional<Grant.Revocation> paused(SignedGrant signed) {
        try {
            return Optional.ofNullable(chain.suspensions(signed.policy().provider()).get(signed.id()))
                    .filter(act -> ActPlace.of(act).filter(place -> place.number() > signed.place()).isPresent())
                    .map(act -> new Grant.Revocation(act.time().toInstant(), act.person(),
                            JsonFields.of(act.body(), "body.").optionalText("reason").orElse("")));
        } catch (CodedException e) {
            return Optional.empty(); // the fault says already that the acts are not whole
        }
    }

    /** @return nothing where the department's acts are not whole */
    private Optional<Map<String, Act>> revocations(String department) {
        try {
            return Optional.of(chain.revocations(department));
        } catch (CodedException e) {
            LOG.error("the acts of {} are not whole: {}", department, e.code().id());
            return Optional.empty();
        }
    }

    private SignedGrant signed(StoredGrant stored) {
        String digest = Sha256.tagged(stored.act()
                .orElseGet(() -> String.join("\n", stored.document(), stored.signature(), stored.signer())));
        synchronized (verified) {
            if (!keys.history().equals(verifiedWith)) {
                verified.clear();
                verifiedWith = keys.history();
            }
            SignedGrant known = verified.get(digest);
            if (known != null) {
                return known;
            }
        }
        SignedGrant read = stored.act().map(documents::ofAct).orElseGet(() ->
                documents.ofDocument(stored.document(), stored.signature(), stored.signer()));
        synchronized (verified) {
            verified.put(digest, read);
        }
        return read;
    }

    /** A grant from before there were acts named no table: it is suspended once the table is bound anew. */
    private boolean suspended(StoredGrant stored, SignedGrant signed) {
        try {
            return signed.binding().isPresent()
                    ? !bindings.of(signed.policy().resource(), signed.policy().version())
                            .equals(signed.binding().get().binding())
                    : bindings.boundAt(signed.policy().resource(), signed.policy().version())
                            .filter(stored.issuedAt()::isBefore).isPresent();
        } catch (CodedException e) {
            return true; // there is no such table any more
        }
    }

    /** The chain counts; a row that says more stops deliveries too. */
    private static Optional<Grant.Revocation> revoked(Optional<Act> act, StoredGrant stored) {
        return act.map(ended -> new Grant.Revocation(ended.time().toInstant(), ended.person(),
                        JsonFields.of(ended.body(), "body.").optionalText("reason").orElse("")))
                .or(() -> stored.revokedAt().map(at -> new Grant.Revocation(at, stored.revokedBy(), stored.reason())));
    }

    private static Optional<Grant> unsigned(StoredGrant stored, String fault) {
        try {
            Policy policy = PolicyJson.read(stored.policy());
            return Optional.of(grant(stored, stored.id(), policy, PolicyJson.digest(stored.policy()),
                    stored.revokedAt().map(at -> new Grant.Revocation(at, stored.revokedBy(), stored.reason())),
                    new Grant.Evidence(Optional.empty(), Optional.empty(), Optional.of(fault), false,
                            Optional.empty())));
        } catch (RuntimeException e) {
            LOG.error("a grant of the store is not readable: {}", Sha256.tagged(stored.id()));
            return Optional.empty();
        }
    }

    private static Grant grant(StoredGrant stored, String id, Policy policy, String digest,
            Optional<Grant.Revocation> revocation, Grant.Evidence evidence) {
        return new Grant(id, stored.request(), policy, digest, stored.act().orElse(stored.document()),
                stored.signature(), stored.signer(), stored.issuedBy(), stored.issuedAt(), revocation,
                stored.delivered(), evidence);
    }
}
