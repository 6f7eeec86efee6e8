package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Signature of a person's key over the digests of several acts that were shown together:
 * {@code {"acts":["sha256:…"],"by":{…},"method":"joint"}}. What is signed is the text of the digest of the canonical
 * JSON {@code {"acts":[…],"for":"joint-approval","v":1}}, so that every act names all that were approved with it.
 *
 * @param acts digests in the order in which the acts were shown, 1 to 200, each once
 * @param by   the key's approval, of the form that it has for a single act
 */
public record JointApproval(List<String> acts, OwnKey by) implements Approval {

    static final String METHOD = "joint";

    private static final int MOST = 200;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** @throws CodedException {@code FILE_SHAPE} for none, too many, one that is no digest or is there twice */
    public JointApproval {
        acts = List.copyOf(acts);
        requireSet(acts);
    }

    static JointApproval read(JsonFields fields) {
        List<String> acts = fields.texts("acts");
        requireSet(acts);
        if (!(Approval.read(fields.object("by")) instanceof OwnKey key)) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "approval.by");
        }
        return new JointApproval(acts, key);
    }

    /** @return what a key signs to approve these acts: the text of the digest of their list, in UTF-8 */
    public static byte[] approved(List<String> acts) {
        return Sha256.tagged(CanonicalJson.bytes(list(acts).put("for", "joint-approval").put("v", 1)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean approves(Act act) {
        return acts.contains(act.digest()) && by.signed(approved(acts));
    }

    @Override
    public ObjectNode tree() {
        ObjectNode tree = list(acts).put("method", METHOD);
        tree.set("by", by.tree());
        return tree;
    }

    private static ObjectNode list(List<String> acts) {
        ObjectNode tree = CanonicalJson.object();
        ArrayNode digests = tree.putArray("acts");
        acts.forEach(digests::add);
        return tree;
    }

    private static void requireSet(List<String> acts) {
        if (acts.isEmpty() || acts.size() > MOST || new HashSet<>(acts).size() < acts.size()
                || !acts.stream().allMatch(digest -> DIGEST.matcher(digest).matches())) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "approval.acts");
        }
    }
}
