package org.shuqiao.node.signing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;

/**
 * Acts that this node signed, each in a file of the node's folder named by its digest. Of one grant there is one
 * content, unless another says that it replaces it, and it follows from a decision that was signed here, or from what
 * another person proposed in an emergency: the platform cannot have it otherwise.
 */
final class SignedArchive {

    private static final String GRANT = "grant-";
    private static final String ENTRY = "entry-";

    private final NodeFolder folder;

    SignedArchive(NodeFolder folder) {
        this.folder = folder;
    }

    Optional<SignedAct> find(String digest) {
        return folder.signed(file(digest)).map(SignedAct::parse);
    }

    /** @throws CodedException {@code ACT_CHANGED}, {@code FOLLOWS_UNSIGNED} */
    void requireNoContradiction(Act act) {
        if (act.kind() != ActKind.GRANT) {
            return;
        }
        Optional<String> digest = folder.signed(once(act)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        String replaced = act.body().path("replaces").path("digest").asText();
        if (digest.filter(before -> !before.equals(act.digest()) && !before.equals(replaced)).isPresent()) {
            throw new CodedException(NodeCode.ACT_CHANGED, act.id());
        }
        String basis = act.follows().map(ActReference::digest).orElse("");
        if (find(basis).filter(before -> before.act().kind() == ActKind.DECISION || isProposal(before, act))
                .isEmpty()) {
            throw new CodedException(NodeCode.FOLLOWS_UNSIGNED, act.follows().map(ActReference::id).orElse("?"));
        }
    }

    /** The proposal of an emergency grant: the same policy, which another person approved with another key. */
    private static boolean isProposal(SignedAct proposal, Act grant) {
        Act before = proposal.act();
        return before.kind() == ActKind.EMERGENCY && before.id().equals(grant.id())
                && !before.person().equals(grant.person())
                && before.body().path("policy").equals(grant.body().path("policy"));
    }

    /** Keeps a signed act before it is handed out. */
    void keep(SignedAct signed) {
        String digest = signed.act().digest();
        if (signed.act().kind() == ActKind.GRANT) {
            folder.saveSigned(once(signed.act()), digest.getBytes(StandardCharsets.UTF_8));
        } else if (signed.act().kind() == ActKind.ENTRY) {
            folder.saveSigned(newest(signed.act().id()), digest.getBytes(StandardCharsets.UTF_8));
        }
        folder.saveSigned(file(digest), signed.bytes());
    }

    /** @return the newest act of a version of an entry that was signed here, for example {@code 10101001/000001@2} */
    Optional<Act> entry(String id) {
        return folder.signed(newest(id)).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).flatMap(this::find)
                .map(SignedAct::act);
    }

    /** @return a digest as the name of a file */
    static String file(String digest) {
        return digest.replace(':', '-');
    }

    private static String newest(String entry) {
        return ENTRY + file(Sha256.tagged(entry));
    }

    private static String once(Act act) {
        return GRANT + file(Sha256.tagged(act.id()));
    }
}
