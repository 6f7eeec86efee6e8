package org.shuqiao.ledger.signature;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;

/**
 * Keys of all departments, each department's oldest first. A key after the first follows one before it, which says so
 * with its signature; only a department whose keys before are all revoked begins anew. Any other history is refused.
 */
public record KeyHistory(Map<String, List<DepartmentKey>> departments) {

    public KeyHistory {
        Map<String, List<DepartmentKey>> copy = new TreeMap<>();
        departments.forEach((department, keys) -> copy.put(department, List.copyOf(keys)));
        copy.forEach(KeyHistory::requireSuccession);
        departments = Map.copyOf(copy);
    }

    /** @return one key each, held by the platform, that always counted */
    public static KeyHistory hosted(Map<String, VerificationKey> keys) {
        Map<String, List<DepartmentKey>> departments = new TreeMap<>();
        keys.forEach((department, key) -> departments.put(department,
                List.of(DepartmentKey.first(key, Custody.HOSTED, DepartmentKey.ALWAYS))));
        return new KeyHistory(departments);
    }

    /**
     * @return the keys that no key of a department's node vouches for, to be compared with what the departments
     *     themselves say: what a hosted key certifies, the platform can certify
     */
    public List<DepartmentKey> first() {
        return departments.values().stream().flatMap(keys -> keys.stream().filter(key -> key.succession()
                .map(KeySuccession::by).filter(by -> keys.stream().anyMatch(old ->
                        old.custody() == Custody.NODE && old.key().shortText().equals(by))).isEmpty())).toList();
    }

    /** @return the department's key that is newest */
    public Optional<DepartmentKey> newest(String department) {
        return keys(department).reduce((one, other) -> other);
    }

    /** @return the key of that short or whole text that the department had, whether it counts or not */
    public Optional<DepartmentKey> find(String department, String key) {
        return keys(department).filter(each -> each.key().shortText().equals(key) || each.key().text().equals(key))
                .findFirst();
    }

    /**
     * @param key as {@link VerificationKey#shortText}
     * @return the department's key whose signatures count at that time
     * @throws CodedException SIGNER_UNKNOWN, SIGNER_NOT_THEN, SIGNER_REVOKED
     */
    public DepartmentKey keyAt(String department, String key, OffsetDateTime time) {
        DepartmentKey found = find(department, key)
                .orElseThrow(() -> new CodedException(ActCode.SIGNER_UNKNOWN, department));
        if (found.revokedAt(time)) {
            throw new CodedException(ActCode.SIGNER_REVOKED, department);
        }
        if (!found.countsAt(time)) {
            throw new CodedException(ActCode.SIGNER_NOT_THEN, department);
        }
        return found;
    }

    private Stream<DepartmentKey> keys(String department) {
        return departments.getOrDefault(department, List.of()).stream();
    }

    private static void requireSuccession(String department, List<DepartmentKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            DepartmentKey key = keys.get(i);
            List<DepartmentKey> before = keys.subList(0, i);
            boolean holds = key.succession()
                    .map(statement -> before.stream().anyMatch(old -> statement.holds(department, old, key)))
                    .orElse(before.stream().allMatch(old -> old.revoked().isPresent()));
            if (!holds || before.stream().anyMatch(old -> old.key().shortText().equals(key.key().shortText()))) {
                throw new CodedException(ActCode.KEY_SUCCESSION, department);
            }
        }
    }
}
