package org.shuqiao.exchange.domain.grant;

/**
 * A grant before it is signed, as the person sees it who signs.
 *
 * @param canonical the policy's canonical JSON
 * @param digest    what the person confirms: the grant that is signed has this digest
 */
public record GrantPreview(Policy policy, String canonical, String digest, String zh, String en) {}
