package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Act that waits for its department's node: {@code {"act":"canonical JSON","approval":"canonical JSON","words":"…"}}.
 *
 * @param approval what the person left at the platform; the node may hold another
 * @param words exactly what the person was shown, whose digest is the act's {@code shown}
 */
public record WaitingAct(Act act, Optional<Approval> approval, Optional<String> words) {

    /** @return {@code {"acts":[…],"v":1}} */
    public static byte[] list(List<WaitingAct> acts) {
        ObjectNode tree = CanonicalJson.object().put("v", 1);
        ArrayNode list = tree.putArray("acts");
        for (WaitingAct waiting : acts) {
            ObjectNode one = list.addObject().put("act", text(waiting.act.bytes()));
            waiting.approval.ifPresent(approval -> one.put("approval", text(CanonicalJson.bytes(approval.tree()))));
            waiting.words.ifPresent(words -> one.put("words", words));
        }
        return CanonicalJson.bytes(tree);
    }

    public static List<WaitingAct> parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
        fields.number("v");
        return fields.objects("acts").stream().map(WaitingAct::of).toList();
    }

    private static WaitingAct of(JsonFields fields) {
        return new WaitingAct(Act.parse(fields.text("act").getBytes(StandardCharsets.UTF_8)),
                fields.optionalText("approval").map(text ->
                        Approval.read(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)))),
                fields.optionalText("words"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
