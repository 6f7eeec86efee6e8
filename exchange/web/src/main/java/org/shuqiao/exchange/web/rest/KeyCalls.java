package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.node.CallGuard;
import org.shuqiao.exchange.domain.node.KeyRevocations;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.node.protocol.Enrolment;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the departments' keys: their history, admission of nodes, rotation and revocation. */
@RestController
@RequestMapping("/api/v1/department-keys")
class KeyCalls {

    private final DepartmentKeys keys;
    private final NodeRegistry registry;
    private final KeyRevocations revocations;
    private final CallGuard guard;
    private final Changes changes;

    KeyCalls(DepartmentKeys keys, NodeRegistry registry, KeyRevocations revocations, CallGuard guard,
            Changes changes) {
        this.keys = keys;
        this.registry = registry;
        this.revocations = revocations;
        this.guard = guard;
        this.changes = changes;
    }

    /**
     * A key in the history.
     *
     * @param custody {@code node}, or {@code hosted}: the platform could sign with it
     * @param fingerprint what people compare by telephone
     * @param certifiedBy the key before, which certified it
     * @param contact when the department's node was last heard of
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KeyView(String department, String key, String algorithm, String custody, String fingerprint,
            OffsetDateTime from, Optional<OffsetDateTime> to, Optional<OffsetDateTime> revoked,
            Optional<String> reason, Optional<String> certifiedBy, Optional<Instant> contact) { }

    /** @param enrolment text of the file that {@code node init} made */
    record Admission(String enrolment) { }

    /** @param overlapHours how long the key before still counts */
    record HostedRotation(int overlapHours) { }

    /**
     * @param key its short or whole text
     * @param from since when it is not trusted; now where it is omitted
     */
    record Revocation(String key, Optional<OffsetDateTime> from, String reason) { }

    @GetMapping
    List<KeyView> all(@AuthenticationPrincipal Actor actor) {
        List<KeyView> views = new ArrayList<>();
        keys.publicKeys().history().departments().forEach((department, all) ->
                all.forEach(key -> views.add(view(department, key))));
        return views;
    }

    /** Proposes that a node's key speaks for its department; a second person compares the fingerprint and approves. */
    @PostMapping("/{department}/admit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView admit(@AuthenticationPrincipal Actor actor, @PathVariable String department,
            @RequestBody Admission admission) {
        if (admission.enrolment() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "enrolment");
        }
        Enrolment enrolment = Enrolment.parse(admission.enrolment().strip().getBytes(StandardCharsets.UTF_8));
        return ChangeView.of(changes.propose(actor, new Change.AdmitKey(department,
                new String(enrolment.bytes(), StandardCharsets.UTF_8)), Optional.empty()));
    }

    @PostMapping("/{department}/rotate")
    KeyView rotate(@AuthenticationPrincipal Actor actor, @PathVariable String department,
            @RequestBody HostedRotation order) {
        return view(department, registry.rotateHosted(actor, department, Duration.ofHours(order.overlapHours())));
    }

    @PostMapping("/{department}/revoke")
    KeyView revoke(@AuthenticationPrincipal Actor actor, @PathVariable String department,
            @RequestBody Revocation order) {
        if (order.key() == null || order.reason() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "key, reason");
        }
        revocations.revoke(actor, new KeyRevocations.Order(department, order.key(), order.from(), order.reason()),
                Optional.empty());
        return view(department, keys.history().find(department, order.key()).orElseThrow());
    }

    private KeyView view(String department, DepartmentKey key) {
        Optional<String> reason = revocations.of(department).stream()
                .filter(each -> each.key().equals(key.key().text())).map(KeyRevocations.Revocation::reason).findFirst();
        return new KeyView(department, key.key().text(), key.key().type().name().toLowerCase(Locale.ROOT),
                key.custody().word(), Sha256.tagged(key.key().encoded()), key.from(), key.to(), key.revoked(), reason,
                key.succession().map(statement -> statement.by()), guard.lastContact(department));
    }
}
