package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.node.NodeCode;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.domain.push.standing.NodeAttempts;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.node.protocol.ActAnswer;
import org.shuqiao.node.protocol.AttemptAnswer;
import org.shuqiao.node.protocol.Rotation;
import org.shuqiao.node.protocol.WaitingAct;
import org.shuqiao.node.protocol.WaitingAttempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * REST endpoints of departments' nodes: acts that wait for their signature, keys, and the log for witnesses. The caller
 * is a department, known by its node's signature over the call.
 */
@RestController
@RequestMapping(path = "/api/v1/node", produces = MediaType.APPLICATION_JSON_VALUE)
class NodeCalls {

    private static final Logger LOG = LoggerFactory.getLogger(NodeCalls.class);

    private final Acts acts;
    private final WaitingNodes waiting;
    private final NodeRegistry registry;
    private final Cosignatures cosignatures;
    private final BlockEvidence evidence;
    private final RecordLog log;
    private final PersonCertificates certificates;
    private final NodeAttempts attempts;

    NodeCalls(Acts acts, WaitingNodes waiting, NodeRegistry registry, Cosignatures cosignatures,
            BlockEvidence evidence, RecordLog log, PersonCertificates certificates, NodeAttempts attempts) {
        this.attempts = attempts;
        this.acts = acts;
        this.waiting = waiting;
        this.registry = registry;
        this.cosignatures = cosignatures;
        this.evidence = evidence;
        this.log = log;
        this.certificates = certificates;
    }

    /** @param wait seconds until the answer may be that nothing waits */
    @GetMapping("/acts")
    DeferredResult<byte[]> waiting(@AuthenticationPrincipal String department,
            @RequestParam(defaultValue = "0") int wait) {
        return waiting.await(wait, () -> acts.waiting(department).stream().map(NodeCalls::offered)
                .toList(), WaitingAct::list);
    }

    private static WaitingAct offered(StoredAct stored) {
        return new WaitingAct(stored.act(), Optional.of(stored.approval()), Optional.of(stored.words()));
    }

    /** Takes the signed act or the refusal. @param digest of the act, with a hyphen for its colon */
    @PostMapping(path = "/acts/{digest}")
    Map<String, String> answer(@AuthenticationPrincipal String department, @PathVariable String digest,
            @RequestBody byte[] body) {
        String wanted = digest.replaceFirst("-", ":");
        StoredAct stored = acts.get(wanted);
        if (!stored.act().department().equals(department)) {
            throw new CodedException(NodeCode.NOT_OWN);
        }
        try {
            StoredAct settled = switch (ActAnswer.parse(body)) {
                case ActAnswer.Signed signed -> {
                    if (!signed.act().act().digest().equals(wanted)) {
                        throw new CodedException(NodeCode.NOT_OWN);
                    }
                    signed.certificate().ifPresent(each -> certificates.accept(stored.act(), each));
                    yield acts.accept(signed.act());
                }
                case ActAnswer.Refused refused -> acts.refuse(department, wanted, refused.code());
            };
            return Map.of("state", settled.state().name().toLowerCase(Locale.ROOT));
        } catch (CodedException e) {
            LOG.warn("what {}'s node answered to {} is refused: {}", department, wanted, e.code().id());
            throw e;
        }
    }

    /** Attempts of standing pushes. @param wait seconds until the answer may be that nothing waits */
    @GetMapping("/attempts")
    DeferredResult<byte[]> attempts(@AuthenticationPrincipal String department,
            @RequestParam(defaultValue = "0") int wait) {
        return waiting.await(wait, () -> attempts.waiting(department), WaitingAttempt::list);
    }

    /** Takes the signature of an attempt or the refusal. @param id of the standing push */
    @PostMapping("/attempts/{id}")
    Map<String, String> attempt(@AuthenticationPrincipal String department, @PathVariable String id,
            @RequestBody byte[] body) {
        attempts.answer(department, id, AttemptAnswer.parse(body));
        return Map.of("standing", id);
    }

    /** The public keys as the text of {@code keys.json}, as everybody gets them. */
    @GetMapping("/keys")
    Map<String, String> keys() {
        return Map.of("keys", new String(evidence.keys().bytes(), StandardCharsets.UTF_8));
    }

    /** Takes the key that follows the one before. */
    @PostMapping("/keys")
    Map<String, String> rotate(@AuthenticationPrincipal String department, @RequestBody byte[] body) {
        Rotation rotation = Rotation.parse(body);
        registry.rotate(department, rotation);
        return Map.of("key", rotation.key().text());
    }

    /** The log's newest checkpoint, or that of a size. */
    @GetMapping("/log/checkpoint")
    Map<String, String> checkpoint(@RequestParam Optional<Long> size) {
        return Map.of("checkpoint", size.map(log::checkpoint).orElseGet(log::checkpoint).format());
    }

    /** The proof that the log at one size begins with the log at another. */
    @GetMapping("/log/consistency")
    Map<String, String> consistency(@RequestParam long from, @RequestParam long to) {
        return Map.of("consistency", new String(log.consistencyFile(from, to).bytes(), StandardCharsets.UTF_8));
    }

    /** Takes a witness's signature over a checkpoint. */
    @PostMapping("/log/cosignatures")
    Map<String, List<String>> cosign(@AuthenticationPrincipal String department, @RequestBody byte[] body) {
        cosignatures.accept(department, JsonFields.of(CanonicalJson.readLenient(body), "").text("checkpoint"));
        return Map.of("accepted", List.of(department));
    }
}
