package org.shuqiao.exchange.domain.node;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.KeySuccession;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.node.protocol.Enrolment;
import org.shuqiao.node.protocol.Rotation;

/**
 * Admits departments' nodes and lets keys follow each other. The platform has public keys of a node and nothing else;
 * a hosted key ends when a node is admitted, and is destroyed: whoever takes the platform later cannot sign with it for
 * a time at which it counted.
 */
public final class NodeRegistry {

    private static final Duration EARLIEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    /** A key has to count at the moment from which on the next one does. */
    private static final Duration HAND_OVER = Duration.ofMillis(1);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final DepartmentKeys keys;
    private final SigningKeys hosted;

    public NodeRegistry(ExchangeStore store, Permissions permissions, DepartmentKeys keys, SigningKeys hosted) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
        this.hosted = hosted;
        destroyEnded();
    }

    /** Destroys what a process left that died while it admitted a node. */
    private void destroyEnded() {
        KeyHistory history = keys.history();
        for (String department : history.departments().keySet()) {
            if (hasNode(history, department)
                    && history.find(department, hosted.department(department).verification().text()).isPresent()) {
                hosted.destroy(department);
            }
        }
    }

    /** Refuses an enrolment that is not of this department. */
    public void check(String department, Enrolment enrolment) {
        requireName(hosted.name(department), enrolment.key().name());
        requireName(hosted.name(department) + "-witness", enrolment.witness().name());
        if (!enrolment.department().equals(department)) {
            throw new CodedException(NodeCode.NOT_OWN);
        }
        if (keys.history().find(department, enrolment.key().text()).isEmpty() && hasNode(keys.history(), department)) {
            throw new CodedException(NodeCode.NODE_THERE, department);
        }
    }

    /** Admits a node for its department, once two persons have compared the key's fingerprint and agreed. */
    public DepartmentKey admit(String department, Enrolment enrolment) {
        check(department, enrolment);
        SigningKey before = hosted.department(department);
        OffsetDateTime from = now();
        keys.publicKeys(); // a hosted key that was just made is in the history from now on
        keys.change(history -> {
            if (history.find(department, enrolment.key().text()).isPresent()) {
                return history;
            }
            Optional<DepartmentKey> last = history.newest(department).filter(key -> key.revoked().isEmpty());
            if (hasNode(history, department)) {
                throw new CodedException(NodeCode.NODE_THERE, department);
            }
            DepartmentKey next = last
                    .map(key -> KeySuccession.sign(department, enrolment.key(), Custody.NODE, from, before))
                    .orElseGet(() -> DepartmentKey.first(enrolment.key(), Custody.NODE, from));
            return with(history, department, key -> ended(key, from.plus(HAND_OVER)), next);
        });
        keys.admitWitness(enrolment.witness());
        store.afterCommit(() -> hosted.destroy(department));
        return keys.history().newest(department).orElseThrow();
    }

    private static boolean hasNode(KeyHistory history, String department) {
        return history.newest(department).filter(key -> key.revoked().isEmpty() && key.custody() == Custody.NODE)
                .isPresent();
    }

    /** Takes the key of a node that follows the one before, which certified it. A second call changes nothing. */
    public void rotate(String department, Rotation rotation) {
        if (!rotation.department().equals(department)) {
            throw new CodedException(NodeCode.NOT_OWN);
        }
        if (keys.history().find(department, rotation.key().text()).isPresent()) {
            return;
        }
        requireName(hosted.department(department).name(), rotation.key().name());
        boolean now = Duration.between(rotation.from(), now()).abs().compareTo(EARLIEST) <= 0;
        if (!now || rotation.to().isAfter(rotation.from().plus(LONGEST_OVERLAP))) {
            throw new CodedException(NodeCode.ROTATION_TIME);
        }
        OffsetDateTime to = rotation.to().isAfter(rotation.from()) ? rotation.to() : rotation.from().plus(HAND_OVER);
        keys.change(history -> {
            DepartmentKey newest = history.newest(department).orElseThrow();
            if (newest.custody() != Custody.NODE || !newest.key().shortText().equals(rotation.by())) {
                throw new CodedException(ActCode.KEY_SUCCESSION, department);
            }
            return with(history, department, key -> ended(key, to), rotation.next());
        });
    }

    /** Lets a further hosted key follow the hosted key of a department; for an officer of it, or the authority. */
    public DepartmentKey rotateHosted(Actor actor, String department, Duration overlap) {
        permissions.require(actor, Role.AUTHORITY, Role.OFFICER);
        if (!permissions.holds(actor, Role.AUTHORITY)) {
            permissions.requireOf(actor, department, department, Role.OFFICER);
        }
        SigningKey old = hosted.department(department);
        keys.publicKeys();
        if (keys.custody(department) != Custody.HOSTED) {
            throw new CodedException(NodeCode.NOT_HOSTED, department);
        }
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new CodedException(NodeCode.ROTATION_TIME);
        }
        OffsetDateTime from = now();
        keys.change(history -> with(history, department, key -> ended(key, from.plus(overlap).plus(HAND_OVER)),
                KeySuccession.sign(department, hosted.succeed(department).verification(), Custody.HOSTED, from, old)));
        return keys.history().newest(department).orElseThrow();
    }

    static String witnessName(String department) {
        return department + "-witness";
    }

    static KeyHistory with(KeyHistory history, String department, UnaryOperator<DepartmentKey> change,
            DepartmentKey... more) {
        Map<String, List<DepartmentKey>> departments = new TreeMap<>(history.departments());
        List<DepartmentKey> own = new ArrayList<>(departments.getOrDefault(department, List.of()).stream()
                .map(change).toList());
        own.addAll(List.of(more));
        departments.put(department, own);
        return new KeyHistory(departments);
    }

    /** An end that was set before stays. */
    private static DepartmentKey ended(DepartmentKey key, OffsetDateTime end) {
        return key.to().isPresent() || key.revoked().isPresent() ? key : key.until(end);
    }

    private static void requireName(String expected, String name) {
        if (!name.equals(expected)) {
            throw new CodedException(NodeCode.KEY_NAMED, expected);
        }
    }

    private OffsetDateTime now() {
        Instant now = store.now();
        return now.truncatedTo(ChronoUnit.MILLIS).atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
