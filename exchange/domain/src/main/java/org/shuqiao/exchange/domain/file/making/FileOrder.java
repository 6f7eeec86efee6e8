package org.shuqiao.exchange.domain.file.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Order of a file.
 *
 * @param items     of the resource, in the order of the columns; none means all that are granted
 * @param recipient for whom the file is encrypted; none leaves it as it is
 */
public record FileOrder(String purpose, String resource, List<String> items, FileFormat format,
        Optional<FileRecipient> recipient) {

    public FileOrder {
        items = List.copyOf(items);
    }

    /**
     * @return the order as canonical JSON {@code {"format":"csv","items":[…],"recipient":"sha256:…","resource":"…"}},
     *         which the consumer signs and whose salted digest the record holds; the recipient is the digest of the
     *         certificate's bytes, blank without one
     */
    public String asked() {
        ObjectNode tree = CanonicalJson.object().put("format", format.id()).put("resource", resource)
                .put("recipient", recipient.map(each -> Sha256.tagged(each.encoded())).orElse(""));
        items.forEach(tree.putArray("items")::add);
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
