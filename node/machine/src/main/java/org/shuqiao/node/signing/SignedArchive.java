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
 * content, and it follows from a decision that was signed here: the platform cannot have it otherwise.
 */
final class SignedArchive {

    private static final String GRANT = "grant-";

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
        if (digest.filter(before -> !before.equals(act.digest())).isPresent()) {
            throw new CodedException(NodeCode.ACT_CHANGED, act.id());
        }
        String decision = act.follows().map(ActReference::digest).orElse("");
        if (find(decision).map(SignedAct::act).filter(before -> before.kind() == ActKind.DECISION).isEmpty()) {
            throw new CodedException(NodeCode.FOLLOWS_UNSIGNED, act.follows().map(ActReference::id).orElse("?"));
        }
    }

    /** Keeps a signed act before it is handed out. */
    void keep(SignedAct signed) {
        String digest = signed.act().digest();
        if (signed.act().kind() == ActKind.GRANT) {
            folder.saveSigned(once(signed.act()), digest.getBytes(StandardCharsets.UTF_8));
        }
        folder.saveSigned(file(digest), signed.bytes());
    }

    /** @return a digest as the name of a file */
    static String file(String digest) {
        return digest.replace(':', '-');
    }

    private static String once(Act act) {
        return GRANT + file(Sha256.tagged(act.id()));
    }
}
