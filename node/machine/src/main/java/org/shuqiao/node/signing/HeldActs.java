package org.shuqiao.node.signing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;
import org.shuqiao.node.protocol.WaitingAct;

/**
 * Acts of the kinds for which the department asks a second person: they are held on the node's machine until somebody
 * else of the department releases them there with a key file, having read the same words.
 */
public final class HeldActs {

    private final NodeFolder folder;

    public HeldActs(NodeFolder folder) {
        this.folder = folder;
    }

    public List<WaitingAct> all() {
        return folder.heldActs().stream().flatMap(bytes -> WaitingAct.parse(bytes).stream()).toList();
    }

    /** Releases a held act with the key of one of the people, not of the person who approved it. */
    public void release(String digest, SigningKey key) {
        WaitingAct held = all().stream().filter(one -> one.act().digest().equals(digest)).findFirst()
                .orElseThrow(() -> new CodedException(NodeCode.NOT_HELD, digest));
        KeyFileApproval release = new KeyFileApproval(key.verification(), key.sign(held.act().approved()));
        require(held.act(), release);
        folder.saveRelease(SignedArchive.file(digest), CanonicalJson.bytes(release.tree()));
    }

    /** @throws CodedException {@code SECOND_PERSON} while nobody has released it, with which it is held */
    void requireReleased(WaitingAct waiting, Set<String> kinds) {
        Act act = waiting.act();
        String name = SignedArchive.file(act.digest());
        if (!kinds.contains(act.kind().word())) {
            return;
        }
        Optional<Approval> release = folder.release(name).map(bytes -> Approval.read(CanonicalJson.read(bytes)));
        if (release.isEmpty()) {
            folder.saveHeld(name, WaitingAct.list(List.of(waiting)));
            throw new CodedException(NodeCode.SECOND_PERSON, act.id());
        }
        require(act, release.get());
    }

    void drop(Act act) {
        folder.dropHeld(SignedArchive.file(act.digest()));
    }

    private void require(Act act, Approval release) {
        Person person = People.in(folder).all().stream()
                .filter(one -> release instanceof KeyFileApproval file
                        && one.keys().contains(new PersonKey(PersonKey.Method.KEYFILE, file.key())))
                .findFirst().orElseThrow(() -> new CodedException(NodeCode.APPROVAL_INVALID, "key"));
        if (person.login().equals(act.person()) || !person.may().contains(act.kind())) {
            throw new CodedException(NodeCode.UNKNOWN_PERSON, person.login());
        }
        if (!release.approves(act)) {
            throw new CodedException(NodeCode.APPROVAL_INVALID, "signature");
        }
    }
}
