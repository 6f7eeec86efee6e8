package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/** Approval of an act by a person of the department. */
public sealed interface Approval permits Approval.Session, Approval.OwnKey, JointApproval {

    /** @return as it stands in the signed act */
    String method();

    /** @return whether the approval is this act's, as far as it proves that by itself */
    boolean approves(Act act);

    ObjectNode tree();

    /** @return the key of the person's own that approved; nothing where the log-in alone vouches for the person */
    default Optional<VerificationKey> ownKey() {
        return switch (this) {
            case Session session -> Optional.empty();
            case OwnKey own -> Optional.of(own.key());
            case JointApproval joint -> Optional.of(joint.by().key());
        };
    }

    /** Only the platform's log-in vouches for the person. It counts with a hosted key alone. */
    record Session() implements Approval {

        static final String METHOD = "session";

        @Override
        public String method() {
            return METHOD;
        }

        @Override
        public boolean approves(Act act) {
            return true;
        }

        @Override
        public ObjectNode tree() {
            return CanonicalJson.object().put("method", METHOD);
        }
    }

    /** A key of the person's own signed the text of a digest. */
    sealed interface OwnKey extends Approval permits KeyFileApproval, PasskeyApproval {

        VerificationKey key();

        /** @return whether the key signed this text, as far as that proves itself */
        boolean signed(byte[] text);

        @Override
        default boolean approves(Act act) {
            return signed(act.approved());
        }
    }

    static Approval session() {
        return new Session();
    }

    /** @param person the person's own key */
    static Approval keyFile(Act act, SigningKey person) {
        return new KeyFileApproval(person.verification(), person.sign(act.approved()));
    }

    /** Reads {@code {"method":"session"}} and the forms of the others. */
    static Approval read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "approval.");
        Approval approval = switch (fields.text("method")) {
            case Session.METHOD -> new Session();
            case KeyFileApproval.METHOD -> new KeyFileApproval(VerificationKey.parse(fields.text("key")),
                    fields.bytes("signature"));
            case PasskeyApproval.METHOD -> PasskeyApproval.read(fields);
            case JointApproval.METHOD -> JointApproval.read(fields);
            default -> throw new CodedException(LedgerCode.FILE_SHAPE, "approval.method");
        };
        fields.rejectUnknownKeys();
        return approval;
    }
}
