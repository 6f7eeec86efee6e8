package org.shuqiao.ledger.block;

import static org.shuqiao.ledger.block.wire.Field.bool;
import static org.shuqiao.ledger.block.wire.Field.bytes;
import static org.shuqiao.ledger.block.wire.Field.int32;
import static org.shuqiao.ledger.block.wire.Field.int64;
import static org.shuqiao.ledger.block.wire.Field.map;
import static org.shuqiao.ledger.block.wire.Field.message;
import static org.shuqiao.ledger.block.wire.Field.text;

import org.shuqiao.ledger.block.wire.MessageType;

/**
 * The messages of Fabric that a channel's configuration is made of, as Fabric defines them.
 *
 * @see <a href="https://github.com/hyperledger/fabric-protos">fabric-protos</a>
 */
final class ConfigurationTypes {

    private static final MessageType VALUE = MessageType.of("common.ConfigValue",
            int64(1, "version"), bytes(2, "value"), text(3, "mod_policy"));

    private static final MessageType POLICY = MessageType.of("common.ConfigPolicy", int64(1, "version"),
            message(2, "policy", MessageType.of("common.Policy", int32(1, "type"), bytes(2, "value"))),
                    text(3, "mod_policy"));

    private static final MessageType GROUP = MessageType.of("common.ConfigGroup", int64(1, "version"),
            map(2, "groups", () -> ConfigurationTypes.GROUP), map(3, "values", () -> VALUE),
                    map(4, "policies", () -> POLICY),
            text(5, "mod_policy"));

    static final MessageType CONFIGURATION = MessageType.of("common.ConfigEnvelope",
            message(1, "config", MessageType.of("common.Config", int64(1, "sequence"),
                    message(2, "channel_group", GROUP))),
            message(2, "last_update", FabricTypes.ENVELOPE));

    static final MessageType MEMBERSHIP = MessageType.of("msp.MSPConfig", int32(1, "type"), bytes(2, "config"));

    private static final MessageType UNIT = MessageType.of("msp.FabricOUIdentifier",
            bytes(1, "certificate"), text(2, "organizational_unit_identifier"));

    static final MessageType X509_MEMBERSHIP = MessageType.of("msp.FabricMSPConfig", text(1, "name"),
            bytes(2, "root_certs"), bytes(3, "intermediate_certs"), bytes(4, "admins"), bytes(5, "revocation_list"),
            message(6, "signing_identity", MessageType.of("msp.SigningIdentityInfo", bytes(1, "public_signer"),
                    message(2, "private_signer", MessageType.of("msp.KeyInfo", text(1, "key_identifier"),
                            bytes(2, "key_material"))))),
            message(7, "organizational_unit_identifiers", UNIT),
            message(8, "crypto_config", MessageType.of("msp.FabricCryptoConfig",
                    text(1, "signature_hash_family"), text(2, "identity_identifier_hash_function"))),
            bytes(9, "tls_root_certs"), bytes(10, "tls_intermediate_certs"),
            message(11, "fabric_node_ous", MessageType.of("msp.FabricNodeOUs", bool(1, "enable"),
                    message(2, "client_ou_identifier", UNIT), message(3, "peer_ou_identifier", UNIT),
                    message(4, "admin_ou_identifier", UNIT), message(5, "orderer_ou_identifier", UNIT))));

    private ConfigurationTypes() { }
}
