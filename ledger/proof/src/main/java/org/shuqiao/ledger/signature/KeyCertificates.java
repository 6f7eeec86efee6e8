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

    public KeyCertificates(List<KeyCertificate> certificates) {
        certificates.forEach(this::add);
    }

    public void add(KeyCertificate certificate) {
        byKey.computeIfAbsent(certificate.key(), any -> new ArrayList<>()).add(certificate);
    }

    /**
     * @return the department's key that vouches for this one at that time
     * @throws CodedException SIGNER_UNKNOWN, or why the department's key does not count then
     */
    public DepartmentKey issuer(String department, VerificationKey key, OffsetDateTime time, KeyHistory keys) {
        return follow(department, key, time, keys, MOST_STEPS);
    }

    private DepartmentKey follow(String department, VerificationKey key, OffsetDateTime time, KeyHistory keys,
            int steps) {
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
