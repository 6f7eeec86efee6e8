/** From the source's rows to standard ones, by the mapping of a source file. */
package org.shuqiao.standards.mapping;

