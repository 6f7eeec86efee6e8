package org.shuqiao.node.signing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.people.People;
import org.shuqiao.node.protocol.AttemptAnswer;
import org.shuqiao.node.protocol.WaitingAttempt;

/**
 * Signs attempts of standing pushes with the department's key: what an order names that this node signed on the
 * approval of a person, as long as that person may order, until the order is over and not too often.
 */
public final class AttemptSigner {

    /** The shortest interval that can be ordered is five minutes; a signature may come a little late. */
    private static final Duration SELDOM = Duration.ofMinutes(4);

    private static final String LAST = "attempt-";

    private final NodeFolder folder;
    private final SignedArchive archive;
    private final Supplier<SigningKey> key;
    private final Clock clock;

    public AttemptSigner(NodeFolder folder, Supplier<SigningKey> key, Clock clock) {
        this.folder = folder;
        this.archive = new SignedArchive(folder);
        this.key = key;
        this.clock = clock;
    }

    /** @throws CodedException of {@link NodeCode} that says why it is not signed */
    public AttemptAnswer.Signed sign(WaitingAttempt waiting) {
        Act order = archive.find(waiting.order()).map(signed -> signed.act())
                .filter(act -> act.kind() == ActKind.STANDING_PUSH)
                .orElseThrow(() -> new CodedException(NodeCode.FOLLOWS_UNSIGNED, waiting.id()));
        JsonNode body = order.body();
        boolean named = false;
        for (JsonNode asked : body.path("orders")) {
            named |= asked.asText().equals(waiting.asked());
        }
        if (!named || !body.path("purpose").asText().equals(waiting.purpose())) {
            throw new CodedException(NodeCode.ACT_CHANGED, order.id());
        }
        People.in(folder).find(order.person()).filter(person -> person.may().contains(ActKind.STANDING_PUSH))
                .orElseThrow(() -> new CodedException(NodeCode.UNKNOWN_PERSON, order.person()));
        requireTime(waiting, body);
        SigningKey own = key.get();
        return new AttemptAnswer.Signed(own.verification(), AttemptStatement.of(order.department(),
                DeliveryKind.PUSH, waiting.nonce(), waiting.purpose(), waiting.asked()).sign(own));
    }

    /** What was signed is on disk before the signature is handed out. */
    private void requireTime(WaitingAttempt waiting, JsonNode body) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String name = LAST + SignedArchive.file(Sha256.tagged(waiting.order() + "\n" + waiting.asked()));
        Optional<OffsetDateTime> last = folder.attempt(name)
                .map(bytes -> JsonTime.parse(new String(bytes, StandardCharsets.UTF_8), name));
        boolean over = !now.isBefore(JsonTime.parse(body.path("until").asText(), "until"));
        if (over || last.filter(at -> now.isBefore(at.plus(SELDOM))).isPresent()) {
            throw new CodedException(NodeCode.ATTEMPT_TIME, waiting.id());
        }
        folder.saveAttempt(name, JsonTime.format(now).getBytes(StandardCharsets.UTF_8));
    }
}
