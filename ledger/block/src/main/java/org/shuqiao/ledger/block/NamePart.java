package org.shuqiao.ledger.block;

import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reads attributes of a certificate's distinguished name. */
final class NamePart {

    private NamePart() { }

    /** @param type {@code CN} or {@code OU} */
    static Stream<String> of(X500Principal name, String type) {
        try {
            return new LdapName(name.getName()).getRdns().stream().filter(part -> part.getType().equalsIgnoreCase(type))
                    .map(Rdn::getValue).map(String::valueOf);
        } catch (InvalidNameException e) {
            return Stream.empty();
        }
    }
}
