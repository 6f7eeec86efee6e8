/** Standard packs: the data files that elements, code sets and rules come from. */
package org.shuqiao.standards.pack;

