package org.shuqiao.exchange.cli.remote;

import java.util.Optional;

/**
 * Page of something that the server gives in several.
 *
 * @param next path of the next page, as the header Link says (RFC 8288); nothing after the last one
 */
public record Download(byte[] content, Optional<String> next) { }
