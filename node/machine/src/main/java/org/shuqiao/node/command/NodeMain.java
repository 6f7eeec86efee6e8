package org.shuqiao.node.command;

/** x. */
public final class NodeMain {
    public static void main(String[] args) { }
}
