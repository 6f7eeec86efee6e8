package org.shuqiao.client;

import java.nio.file.Path;

/**
 * A file that arrived whole and is the one that its receipt says.
 *
 * @param path where it is
 * @param salt in hex: without it nobody can show what the receipt's digests are of
 */
public record ArrivedFile(Path path, long rows, ProvenReceipt receipt, String salt) { }
