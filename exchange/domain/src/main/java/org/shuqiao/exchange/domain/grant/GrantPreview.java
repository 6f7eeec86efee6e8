package org.shuqiao.exchange.domain.grant;

/**
 * Grant as it is shown to the person who signs it.
 *
 * @param canonical the policy's canonical JSON
 * @param digest    what the person confirms: the grant that is signed has this digest
 */
public record GrantPreview(Policy policy, String canonical, String digest, String zh, String en) {

    /** @return the words of both languages, whose digest the act of the grant names */
    public String words() {
        return zh + "\n\n" + en;
    }
}
