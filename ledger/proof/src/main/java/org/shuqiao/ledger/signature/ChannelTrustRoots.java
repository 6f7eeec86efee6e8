package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Trusted certificate authorities of a Fabric channel: those of its ordering and endorsing organisations. As JSON:
 * {@code
 * {"authority":"msp","chaincode":"…","channel":"…","ordering":[{"intermediates":[],"msp":"…","roots":["base64…"],
 * "unit":"orderer"}],"organisations":[…]}}; certificates are X.509 DER.
 *
 * @param authority MSP id of the data authority's organisation, which endorses every anchor
 * @param ordering whose orderers may sign a block
 * @param organisations whose peers may endorse
 */
public record ChannelTrustRoots(String channel, String chaincode, String authority, List<Organisation> ordering,
        List<Organisation> organisations) {

    public ChannelTrustRoots {
        ordering = List.copyOf(ordering);
        organisations = List.copyOf(organisations);
    }

    /**
     * @param msp id of its membership service
     * @param unit the organizational unit that a node's certificate must name, where the organisation parts roles by
     *     it:
     *     its clients' and administrators' certificates come from the same authority
     */
    public record Organisation(String msp, List<X509Certificate> roots, List<X509Certificate> intermediates,
            Optional<String> unit) {

        public Organisation {
            roots = List.copyOf(roots);
            intermediates = List.copyOf(intermediates);
        }

        private static Organisation read(JsonFields fields) {
            Organisation organisation = new Organisation(fields.text("msp"), certificates(fields, "roots"),
                    certificates(fields, "intermediates"), fields.optionalText("unit"));
            fields.rejectUnknownKeys();
            return organisation;
        }

        private ObjectNode tree() {
            ObjectNode tree = CanonicalJson.object().put("msp", msp);
            put(tree.putArray("roots"), roots);
            put(tree.putArray("intermediates"), intermediates);
            unit.ifPresent(word -> tree.put("unit", word));
            return tree;
        }
    }

    static ChannelTrustRoots read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "chain.");
        ChannelTrustRoots roots = new ChannelTrustRoots(fields.text("channel"), fields.text("chaincode"),
                fields.text("authority"), fields.objects("ordering").stream().map(Organisation::read).toList(),
                fields.objects("organisations").stream().map(Organisation::read).toList());
        fields.rejectUnknownKeys();
        return roots;
    }

    ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("channel", channel).put("chaincode", chaincode)
                .put("authority", authority);
        ArrayNode orderers = tree.putArray("ordering");
        ordering.forEach(organisation -> orderers.add(organisation.tree()));
        ArrayNode members = tree.putArray("organisations");
        organisations.forEach(organisation -> members.add(organisation.tree()));
        return tree;
    }

    private static List<X509Certificate> certificates(JsonFields fields, String name) {
        return fields.byteLists(name).stream().map(ChannelTrustRoots::certificate).toList();
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "chain");
        }
    }

    private static void put(ArrayNode array, List<X509Certificate> certificates) {
        for (X509Certificate certificate : certificates) {
            try {
                array.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e); // it was decoded from such bytes
            }
        }
    }
}
