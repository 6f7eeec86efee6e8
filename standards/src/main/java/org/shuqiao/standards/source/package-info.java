/** Source files: what a dataset is, where it comes from and how it is mapped. */
package org.shuqiao.standards.source;

