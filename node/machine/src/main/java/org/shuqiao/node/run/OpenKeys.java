package org.shuqiao.node.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.protocol.Rotation;
import org.shuqiao.node.signing.OpenKey;

/** Keys of a node, opened once each; a key that a rotation adds while the node runs is opened when it is needed. */
public final class OpenKeys {

    private final NodeFolder folder;
    private final char[] passphrase;
    private final Map<VerificationKey, SigningKey> open = new HashMap<>();

    public OpenKeys(NodeFolder folder, char[] passphrase) {
        this.folder = folder;
        this.passphrase = passphrase;
    }

    /** @return the department's keys that the platform knows, oldest first */
    public synchronized List<OpenKey> signing() {
        Optional<VerificationKey> pending = folder.pendingRotation().map(Rotation::parse).map(Rotation::key);
        List<OpenKey> keys = new ArrayList<>();
        for (NodeSettings.Held held : folder.settings().keys()) {
            if (!pending.equals(Optional.of(held.key()))) {
                keys.add(new OpenKey(open(held), held.from()));
            }
        }
        return keys;
    }

    /** @return the newest key that the platform knows, which signs calls */
    public SigningKey newest() {
        return signing().getLast().key();
    }

    public synchronized SigningKey witness() {
        return open(folder.settings().witness());
    }

    private SigningKey open(NodeSettings.Held held) {
        return open.computeIfAbsent(held.key(), key -> {
            SigningKey opened = held.place().open(folder.root(), key.name(), passphrase);
            if (!opened.verification().equals(key)) {
                throw new CodedException(NodeCode.KEY_UNUSABLE, key.shortText(), "node.json");
            }
            return opened;
        });
    }
}
