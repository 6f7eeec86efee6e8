package org.shuqiao.exchange.domain.account;

import org.shuqiao.exchange.domain.security.Door;

/**
 * Place from which somebody signs in.
 *
 * @param address of the client, as the server sees it
 */
public record SignInOrigin(Door door, String address) { }
