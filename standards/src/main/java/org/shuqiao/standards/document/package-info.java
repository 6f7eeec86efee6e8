/** YAML reader that keeps the file position of every value. */
package org.shuqiao.standards.document;

