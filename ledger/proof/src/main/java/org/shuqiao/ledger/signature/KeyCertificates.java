package org.shuqiao.ledger.signature;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;

/** Certificates of persons' and sessions' keys, followed back to a department's key. */
public final class KeyCertificates {

    /** From a session's key to a person's, and from that to the department's. */
    private static final int MOST_STEPS = 2;

    private final Map<VerificationKey, List<KeyCertificate>> byKey = new HashMap<>();
    private final Map<String, OffsetDateTime> revoked = new HashMap<>();

    public KeyCertificates(List<KeyCertificate> certificates) {
        certificates.forEach(this::add);
    }

    public void add(KeyCertificate certificate) {
        byKey.computeIfAbsent(certificate.key(), any -> new ArrayList<>()).add(certificate);
    }

    /** Ends what is said of a key, whichever certificate says it. @param key its whole text */
    public void revoke(String department, String key, OffsetDateTime from) {
        revoked.merge(department + " " + key, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    /**
     * @return the department's key that vouches for this one at that time
     * @throws CodedException SIGNER_UNKNOWN, SIGNER_REVOKED, or why the department's key does not count then
     */
    public DepartmentKey issuer(String department, VerificationKey key, OffsetDateTime time, KeyHistory keys) {
        return follow(department, key, time, keys, MOST_STEPS);
    }

    private DepartmentKey follow(String department, VerificationKey key, OffsetDateTime time, KeyHistory keys,
            int steps) {
        OffsetDateTime end = revoked.get(department + " " + key.text());
        if (end != null && !time.isBefore(end)) {
            throw new CodedException(ActCode.SIGNER_REVOKED, department);
        }
        for (KeyCertificate certificate : byKey.getOrDefault(key, List.of())) {
            if (!certificate.department().equals(department) || !certificate.holdsAt(time)) {
                continue;
            }
            if (keys.find(department, certificate.by().text()).isPresent()) {
                return keys.keyAt(department, certificate.by().text(), time);
            }
            if (steps > 1) {
                return follow(department, certificate.by(), time, keys, steps - 1);
            }
        }
        throw new CodedException(ActCode.SIGNER_UNKNOWN, department);
    }
}
