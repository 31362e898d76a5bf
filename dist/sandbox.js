import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import * as v from 'valibot';
import { randomUUID, createHash, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { setTimeout as setTimeout$1 } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { DatabaseSync } from 'node:sqlite';

const pageScript = "var e,n,t,r,i,l,o,s,a,c,u,d=Symbol.for(\"pv\"),h={},f=[],p=/^m(i|n|o|s|text|space)$/,v=Array.isArray,y=f.slice,m=Object.assign;function w(e){e&&e.parentNode&&e.remove()}function b(t,r,i,l,o){var s={type:t,props:r,key:i,ref:l,__k:null,i:null,__b:0,__e:null,__c:null,constructor:d,__v:o||++n,__i:-1,__u:0};return!o&&e.vnode&&e.vnode(s),s}function g(e){return e.children}function $(e,n){this.props=e,this.context=n,this.__g=0}function _(e,n){if(null==n)return e.i&&_(e.i,e.__i+1);for(var t;n<e.__k.length;n++)if((t=e.__k[n])&&t.__e)return t.__e;return\"function\"!=typeof e.type||e.props.__P?null:_(e)}function x(n){var t,r=n.__v,i=r.__e,l=[],o=[],s=n.__P;s&&((t=m({constructor:d},r)).__v=r.__v+1,e.vnode&&e.vnode(t),A(s,t,r,n.__n,s.namespaceURI,32&r.__u?[i]:null,l,i||_(r),32&r.__u,o),t.__v=r.__v,t.i.__k[t.__i]=t,E(l,t,o),r.i=r.__e=null,t.__e!=i&&k(t))}function k(e){if((e=e.i)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(n){return n&&(e.__e=n.__e)}),k(e)}function M(n){(8&n.__g||(n.__g|=8,t.push(n),i++))&&r==e.debounceRendering||((r=e.debounceRendering)||queueMicrotask)(T)}function T(){try{for(var e,n=1;t.length;)t.length>n&&t.sort(l),e=t.shift(),n=t.length,8&e.__g&&x(e)}finally{(i=t.length)&&(r||queueMicrotask)(T)}}function S(e,n,t,r,i,l,o,s,a,c,u){var p,y,m,w,$,x,k=r.__k||f,M=n.length;for(a=function(e,n,t,r,i){var l,o,s,a,c,u,h,f,p,y=t.length,m=y,w=0,$=0,x=e.__k=Array(i);for(l=0;l<i;l++)null!=(o=n[l])&&\"boolean\"!=typeof o&&\"function\"!=typeof o?(\"object\"!=typeof o||o.constructor===String?o=x[l]=b(null,o):v(o)?o=x[l]=b(g,{children:o}):o.constructor===d&&o.__b?o=x[l]=b(o.type,o.props,o.key,o.ref,o.__v):x[l]=o,a=l+w,o.i=e,o.__b=e.__b+1,s=null,~(c=o.__i=I(o,t,a,m))&&(m--,(s=t[c])&&(s.__u|=2)),s&&s.__v?(o.__u|=16,c==a-1?w--:c==a+1?w++:c!=a&&(c>a?w--:w++,$=1)):(~c||(i>y?w--:i<y&&w++),\"function\"!=typeof o.type&&(o.__u|=4))):x[l]=null;if($){for(u=[],h=[],l=0;l<i;l++)if((o=x[l])&&16&o.__u){for(w=0,f=u.length;w<f;)u[p=w+f>>1]<o.__i?w=p+1:f=p;u[w]=o.__i,h[l]=w+1}for(w=u.length;l--;)h[l]&&(h[l]==w?w--:x[l].__u|=4)}if(m)for(l=0;l<y;l++)!(s=t[l])||2&s.__u||(s.__e==r&&(r=_(s)),K(s,s));return r}(t,n,k,a,M),p=0;p<M;p++)null!=(m=t.__k[p])&&(y=~m.__i&&k[m.__i]||h,m.__i=p,x=A(e,m,y,i,l,o,s,a,c,u),w=m.__e,(y.ref!=m.ref||8&y.__u)&&(y.ref&&q(y.ref,null,m,y),m.ref&&u.push(m.ref,m.__c||w,m)),$=$||w,4&m.__u?(a=C(m,a,e,!y.__v),y.__e&&(y.__e=null)):\"function\"==typeof m.type&&void 0!==x?a=x:w&&(a=w.nextSibling),m.__u&=-21);return t.__e=$,a}function C(e,n,t,r){var i,l,o,s;if(\"function\"==typeof e.type){if(e.props.__P)return n;if(i=e.__k)for(l=0;l<i.length;l++)i[l]&&(i[l].i=e,n=C(i[l],n,t,!1));return n}for(n&&!n.parentNode&&(n=_(e))&&!n.parentNode&&(n=null),o=e.__e,s=n;s&&8==s.nodeType;)s=s.nextSibling;for(o!=s&&(!r&&t.moveBefore&&o.parentNode?t.moveBefore(o,n):t.insertBefore(o,n||null)),n=o;(n=n&&n.nextSibling)&&8==n.nodeType&&!n.data.startsWith(\"$s\"););return n}function I(e,n,t,r){var i,l=e.key,o=e.type,s=n[t],a=s&&!(2&s.__u);if(null===s&&null==l||a&&l==s.key&&o==s.type)return t;if(r>(a?1:0)){for(i=t-1;i>=0;i--)if((s=n[i])&&!(2&s.__u)&&l==s.key&&o==s.type)return i;for(i=t+1;i<n.length;i++)if((s=n[i])&&!(2&s.__u)&&l==s.key&&o==s.type)return i}return-1}function O(e,n,t){null==t&&(t=\"\"),\"-\"==n[0]?e.setProperty(n,t):e[n]=t}function P(e,n,t,r,i){var l,o;if(\"style\"==n)if(\"string\"==typeof t)e.style.cssText=t;else{if(\"string\"==typeof r&&(e.style.cssText=r=\"\"),r)for(n in r)t&&n in t||O(e.style,n);if(t)for(n in t)r&&t[n]==r[n]||O(e.style,n,t[n])}else if(\"o\"==n[0]&&\"n\"==n[1])\"function\"!=typeof t&&(t=null),\"function\"!=typeof r&&(r=null),(e.__e||(e.__e={}))[n]=t,t&&r||(o=c[n]||(c[n]=j(n)),(e.__a||(e.__a={}))[n]=a,l=n!=(n=n.replace(s,\"$1\")),(n=n.slice(2))[0]<\"a\"&&(n=n.toLowerCase()),t?e.addEventListener(n,o,l):e.removeEventListener(n,o,l));else{if(\"http://www.w3.org/2000/svg\"==i)n=n.replace(/xlink(H|:h)/,\"h\").replace(/sName$/,\"s\");else if(\"width\"!=n&&\"height\"!=n&&\"href\"!=n&&\"list\"!=n&&\"form\"!=n&&\"tabIndex\"!=n&&\"download\"!=n&&\"rowSpan\"!=n&&\"colSpan\"!=n&&\"role\"!=n&&\"popover\"!=n&&n in e)try{return void(e[n]=t??\"\")}catch(e){}if(\"function\"==typeof t)return;null==t||!1===t&&\"-\"!=n[4]?e.removeAttribute(n):e.setAttribute(n,\"popover\"==n&&1==t?\"\":t)}}function j(n){return function(t){var r=this.__e;if(r){if(r=r[n],null==t[o])t[o]=a++;else if(t[o]<this.__a[n])return;return r(e.event?e.event(t):t)}}}function A(n,t,r,i,l,o,s,a,c,u){var h,p,y,b,x,k,M,T,C,I,O,P,j,A,E,q,J,R,D=t.type;if(t.constructor!==d)return null;128&r.__u&&(c=32&r.__u,h=r.__c.__z)&&(t.__u|=c,p=o=[],8==h.nodeType?a=L(h,o):o.push(h),a=o[0]||a),(h=e.__b)&&h(t);e:if(\"function\"==typeof D){y=s.length;try{if(T=t.props,C=(h=D.prototype)&&h.render,I=(h=D.contextType)&&i[h.__c],O=h?I?I.props.value:h.i:i,(b=r.__c)?(t.__c=b,2&b.__g&&(b.__g|=1)):(C?t.__c=b=new D(T,O):(t.__c=b=new $(T,O),b.constructor=D,b.render=B),I&&I.sub(b),b.state||(b.state={}),b.__n=i,b.__g|=8,b.__h=[],b.__k=[]),C&&(b.__s||(b.__s=b.state),D.getDerivedStateFromProps&&(b.__s==b.state&&(b.__s=m({},b.__s)),m(b.__s,D.getDerivedStateFromProps(T,b.__s)))),x=b.props,k=b.state,b.__v=t,r.__c){if(T!==x&&C&&!D.getDerivedStateFromProps&&b.componentWillReceiveProps&&b.componentWillReceiveProps(T,O),t.__v==r.__v&&!(8&b.__g)||!(4&b.__g)&&b.shouldComponentUpdate&&!1===b.shouldComponentUpdate(T,b.__s,O)){t.__v!=r.__v&&(b.props=T,b.state=b.__s,b.__g&=-9),t.__e=r.__e,t.__k=r.__k,t.__k.some(function(e){e&&(e.i=t)}),f.push.apply(b.__h,b.__k),b.__k=[],b.__h.length&&s.push(b),a=_(r);break e}b.componentWillUpdate&&b.componentWillUpdate(T,b.__s,O),C&&b.componentDidUpdate&&b.__h.push(function(){b.componentDidUpdate(x,k,M)})}else C&&!D.getDerivedStateFromProps&&b.componentWillMount&&b.componentWillMount(),C&&b.componentDidMount&&b.__h.push(b.componentDidMount);b.context=O,b.props=T,b.__P=n,b.__g&=-5,P=e.__r,j=C?25:0;do{b.__g&=-9,P&&P(t),h=b.render(b.props,b.state=b.__s,b.context)}while(8&b.__g&&++j<25);C&&(f.push.apply(b.__h,b.__k),b.__k=[]),b.state=b.__s,b.getChildContext&&(i=m({},i,b.getChildContext())),C&&r.__c&&b.getSnapshotBeforeUpdate&&(M=b.getSnapshotBeforeUpdate(x,k)),A=h&&h.type===g&&null==h.key?h.props.children:h,T.__P&&(h=a,l=(n=T.__P).namespaceURI,c=o=null,r.props&&r.props.__P!=n&&(r.__k.some(function(e){e&&K(e,e)}),r.__k=null),a=r.__k?_(r,0):null),a=S(n,v(A)?A:[A],t,r,i,l,o,s,a,c,u),T.__P&&(t.__e=null,a=h),t.__u&=-161,p&&p.some(w),b.__h.length&&s.push(b),1&b.__g&&(b.__g&=-4)}catch(n){if(s.length=y,t.__v=null,c||o)if(n&&n.then){if(t.__u|=128|c,o){for(~(J=o.indexOf(a||void 0))||(J=o.length);(R=o[J-1])&&8==R.nodeType;)J--;for(;J<o.length;J++)if(R=o[J])if(o[J]=null,E){if(R==q)break}else{if(8!=R.nodeType)break;R.data.startsWith(\"$s\")&&(q=L(E=R))}}if(!E){for(;a&&8==a.nodeType&&a.nextSibling;)a=a.nextSibling;E=a}(h=L(E=t.__c.__z||(t.__c.__z=E)))?(t.__e=E,a=h):t.__e=a,a=a&&a.nextSibling}else o&&o.some(w);else t.__e=r.__e;t.__k||(t.__k=r.__k||[]),n&&n.then||N(t),e.__e(n,t,r)}}else a=t.__e=H(r.__e,t,r,i,l,o,s,c,u,n);return(h=e.diffed)&&h(t),a}function L(e,n){if(e&&8==e.nodeType&&e.data.startsWith(\"$s\"))for(var t=1;e=e.nextSibling;){if(8==e.nodeType)if(e.data.startsWith(\"$s\"))t++;else if(e.data.startsWith(\"/$s\")&&! --t)return e;n&&n.push(e)}}function N(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(N))}function E(n,t,r){for(var i=0;i<r.length;)q(r[i++],r[i++],r[i++]);e.__c&&e.__c(t,n),n.some(function(t){try{n=t.__h,t.__h=[],n.some(function(e){e.call(t)})}catch(n){e.__e(n,t.__v)}})}function H(n,t,r,i,l,o,s,a,c,u){var d,f,m,b,g,$,x,k,M=r.props||h,T=t.props,C=t.type;if(\"svg\"==C?l=\"http://www.w3.org/2000/svg\":\"math\"==C?l=\"http://www.w3.org/1998/Math/MathML\":l||(l=\"http://www.w3.org/1999/xhtml\"),o)for(d=0;d<o.length;d++)if((g=o[d])&&(C?g.localName==C:3==g.nodeType)){n=g,o[d]=null;break}if(!n){if(k=u.ownerDocument||document,!C)return k.createTextNode(T);n=k.createElementNS(l,C,T.is?T:u),a&&(e.__m&&e.__m(t,o),a=!1),o=null}if(C){if(u=\"template\"==C&&n.content||n,o=\"textarea\"==C&&null!=T.defaultValue?null:o&&y.call(u.childNodes),!a&&o)for(M={},d=0;d<n.attributes.length;d++)M[(g=n.attributes[d]).name]=g.value;for(d in M)g=M[d],\"dangerouslySetInnerHTML\"==d?m=g:\"children\"==d||d in T||\"value\"==d&&\"defaultValue\"in T||\"checked\"==d&&\"defaultChecked\"in T||P(n,d,null,g,l);for(d in T)g=T[d],\"children\"==d?b=g:\"dangerouslySetInnerHTML\"==d?f=g:\"value\"==d?$=g:\"checked\"==d?x=g:a&&\"function\"!=typeof g||M[d]===g||P(n,d,g,M[d],l);f?(a||m&&(f.__html==m.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),t.__k=[]):(m&&(n.textContent=\"\"),(\"foreignObject\"==C||\"http://www.w3.org/1998/Math/MathML\"==l&&p.test(C))&&(l=\"http://www.w3.org/1999/xhtml\"),S(u,v(b)?b:[b],t,r,i,l,o,s,o?o[0]:r.__k&&_(r,0),a,c),o&&o.some(w)),a&&\"textarea\"!=C||(d=\"value\",\"progress\"==C&&null==$?n.removeAttribute(d):null==$||$===n[d]&&(\"progress\"!=C||$)||P(n,d,$,M[d],l),d=\"checked\",null!=x&&x!=n[d]&&P(n,d,x,M[d],l))}else M===T||a&&n.data==T||(n.data=T);return n}function q(n,t,r,i){try{\"function\"==typeof n?t?t.__x=n(t)||1:i&&(i=i.__c||i.__e)&&(t=i.__x)&&(i.__x=null,\"function\"==typeof t?t():n(null)):n.current=t}catch(n){e.__e(n,r)}}function K(n,t,r){var i,l,o,s;if(e.unmount&&e.unmount(n),!(i=n.ref)||i.current&&i.current!=n.__e||q(i,null,t,n),i=n.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(n){e.__e(n,t)}i.__P=i.__n=null}if(i=n.__k)for(s=0;s<i.length;s++)i[s]&&K(i[s],t,\"function\"!=typeof n.type||r&&!n.props.__P);!r&&(i=n.__c)&&(i=i.__z)&&(l=L(i,o=[]))&&(i==n.__e&&o.some(w),w(l),w(i)),r||w(n.__e),n.__e=n.__c=n.i=null}function B(e,n,t){return this.constructor(e,t)}e={__e:function(e,n,t,r){for(var l,o,s;n=n.i;)if((l=n.__c)&&!(1&l.__g)){l.__g|=4;try{if((s=(o=l.constructor)&&o.getDerivedStateFromError)&&l.setState(o.getDerivedStateFromError(e)),l.componentDidCatch&&(l.componentDidCatch(e,r||{}),s=1),s&&8&l.__g)return void(l.__g|=2)}catch(n){e=n}}throw i=0,e}},n=0,$.prototype.setState=function(e,n){var t=this.__s;t&&t!=this.state||(t=this.__s=m({},this.state)),\"function\"==typeof e&&(e=e(m({},t),this.props)),e&&(m(t,e),this.__v&&(n&&this.__k.push(n),M(this)))},$.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),M(this))},$.prototype.render=g,t=[],i=0,l=function(e,n){return e.__v.__b-n.__v.__b},o=Symbol(),s=/(PointerCapture)$|Capture$/i,a=0,c={},u=0;var J=Symbol.for(\"pv\"),R=0;function D(n,t,r,i,l,o){t||(t={});var s,a,c=t;if(\"ref\"in c&&\"function\"!=typeof n)for(a in c={},t)\"ref\"==a?s=t[a]:c[a]=t[a];var u={type:n,props:c,key:r,ref:s,__k:null,i:null,__b:0,__e:null,__c:null,constructor:J,__v:--R,__i:-1,__u:0};return e.vnode&&e.vnode(u),u}var F,U,V,Z,z=Object.is,G=0,X=[],W=[],Q=e,Y=Q.__b,ee=Q.__r,ne=Q.diffed,te=Q.__c,re=Q.unmount,ie=Q.i;function le(e,n){Q.__h&&Q.__h(U,e,G||n),G=0;var t=U.__H||(U.__H={i:[],__h:[]});return e>=t.i.length&&t.i.push({}),t.i[e]}function oe(e){return G=1,function(e,n){var t=le(F++,2);if(t.t=e,!t.__c&&(t.i=[ye(void 0,n),function(e){var n=(t.__N||t.i)[0],r=t.t(n,e);z(n,r)||(t.__N=[r,t.i[1]],t.__c.setState({}))}],t.__c=U,!U.__f)){U.__f=!0;var r=U.shouldComponentUpdate;U.shouldComponentUpdate=function(e,n,t){var i=this.__H;if(!i)return!0;var l=!1,o=this.props!=e;if(i.i.some(function(e){e.__N&&(l=!0,z(e.i[0],e.__N[0])||(o=!0))}),r){var s=r.call(this,e,n,t);return l?s||o:s}return!l||o}}return t.i}(ye,e)}function se(e,n){var t=le(F++,3);!Q.__s&&ve(t.__H,n)&&(t.__P=!0,t.i=e,t.u=n,U.__H.__h.push(t))}function ae(e){return G=5,function(e,n){var t=le(F++,7);return ve(t.__H,n)&&(t.i=e(),t.__H=n),t.i}(function(){return{current:e}},[])}function ce(){var e;do{for(;e=W.shift();)try{fe(e)}catch(n){Q.__e(n,{i:(e=e.__P)&&e.__v})}for(;e=X.shift();){var n=e.__H;if(e.__P&&n)try{n.__h.some(fe),n.__h.some(pe),n.__h=[]}catch(t){n.__h=[],Q.__e(t,e.__v)}}}while(W.length)}Q.__b=function(e){U=null,Y&&Y(e)},Q.i=function(e,n){e&&n.__k&&n.__k.__m&&(e.__m=n.__k.__m),ie&&ie(e,n)},Q.__r=function(e){ee&&ee(e),F=0;var n=(U=e.__c).__H;n&&(V==U?U.__h=[]:(n.__h.some(fe),n.__h.some(pe),F=0),n.__h=[],n.i.some(function(e){e.__N&&(e.i=e.__N),e.u=e.__N=void 0})),V=U},Q.diffed=function(e){ne&&ne(e);var n=e.__c;n&&n.__H&&(n.__H.__h.length&&he(X.push(n)),n.__H.i.some(function(e){e.u&&(e.__H=e.u)})),V=U=null},Q.__c=function(e,n){n.some(function(e){try{e.__h.some(fe),e.__h=e.__h.filter(function(e){return!e.i||pe(e)})}catch(n){e.__h=[function(){throw n}]}}),te&&te(e,n)},Q.unmount=function(e){re&&re(e);var n,t,r=e.__c;r&&r.__H&&(r.__H.i.some(function(r){try{if(r.__P&&r.__c){if(void 0===t){for(t=e.i;t&&(!t.__c||!t.__c.__P);)t=t.i;t=t&&t.__c}r.__P=t,he(W.push(r))}else fe(r)}catch(e){n=e}}),r.__H=void 0,n&&Q.__e(n,r.__v))};var ue=\"function\"==typeof requestAnimationFrame;function de(e){var n,t=function(){clearTimeout(r),ue&&cancelAnimationFrame(n),setTimeout(e)},r=setTimeout(t,35);ue&&(n=requestAnimationFrame(t))}function he(e){1!=e&&Z==Q.requestAnimationFrame||((Z=Q.requestAnimationFrame)||de)(ce)}function fe(e){var n=U,t=e.__c;\"function\"==typeof t&&(e.__c=void 0,t()),U=n}function pe(e){var n=U;e.__c=e.i(),U=n}function ve(e,n){return!e||e.length!=n.length||n.some(function(n,t){return!z(n,e[t])})}function ye(e,n){return\"function\"==typeof n?n(e):n}const me=({text:e})=>{const[n,t]=oe(\"\");return se(()=>{const n=setTimeout(()=>t(e),2e3);return()=>clearTimeout(n)},[e]),D(g,{children:[D(\"span\",{class:\"count\",\"aria-hidden\":\"true\",children:e}),D(\"span\",{class:\"hidden\",role:\"status\",children:n})]})},we=({title:e,children:n})=>D(\"div\",{class:\"empty\",children:[D(\"h2\",{children:e}),n]}),be=({label:e,text:n})=>{const[t,r]=oe(\"\");return D(g,{children:[D(\"button\",{type:\"button\",onClick:async()=>{try{await navigator.clipboard.writeText(n()),r(\"Copied\")}catch{r(\"Copying is not allowed here\")}setTimeout(()=>r(\"\"),2e3)},children:e}),D(\"span\",{class:\"hint\",role:\"status\",children:t})]})},ge=e=>`'${e.replaceAll(\"'\",\"'\\\\''\")}'`,$e=[[\"d\",86400],[\"h\",3600],[\"min\",60],[\"s\",1]],_e=(e,n)=>{const t=Math.floor((Date.parse(n)-Date.parse(e))/1e3);if(!(t>=2))return;const[r,i]=$e.find(([,e])=>t>=e)??[\"s\",1];return`${Math.floor(t/i)} ${r}`},xe=({of:e})=>D(\"dl\",{class:\"facts\",children:Object.entries(e).filter(([,e])=>null!=e&&\"\"!==e).map(([e,n])=>D(\"div\",{children:[D(\"dt\",{children:e}),D(\"dd\",{children:n})]},e))}),ke=(e,n,t,r)=>{if(\"object\"!=typeof e||null===e)return[{text:`${r}${t}${JSON.stringify(e)??\"null\"}`,pointer:n}];const[i,l]=Array.isArray(e)?\"[]\":\"{}\",o=Object.entries(e);if(0===o.length)return[{text:`${r}${t}${i}${l}`,pointer:n}];const s=o.flatMap(([t,i],l)=>{const s=Array.isArray(e)?\"\":`${JSON.stringify(t)}: `,a=ke(i,`${n}/${(e=>e.replaceAll(\"~\",\"~0\").replaceAll(\"/\",\"~1\"))(t)}`,s,`${r}  `);return l===o.length-1?a:a.map((e,n)=>n===a.length-1?{...e,text:`${e.text},`}:e)});return[{text:`${r}${t}${i}`,pointer:n},...s,{text:`${r}${l}`,pointer:\"\"}]},Me=({value:e,label:n,marks:t=[]})=>{const r=ke(e,\"\",\"\",\"\"),i=new Set(t.map(e=>((e,n)=>{let t=n.replace(/\\/$/,\"\");for(;\"\"!==t&&!e.some(e=>e.pointer===t);)t=t.slice(0,t.lastIndexOf(\"/\"));return t})(r,e)).filter(Boolean));return D(\"section\",{class:\"json\",\"aria-label\":n,tabIndex:0,children:D(\"pre\",{children:r.map(({text:e,pointer:n})=>i.has(n)?D(\"mark\",{children:e}):D(\"span\",{children:e}))})})},Te=[[/view|visit/i,\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z\"],[/cart/i,\"M3 4h2.5l2.2 11h10.2L20 7.5H6.3M9 19.5h.01M17 19.5h.01\"],[/checkout|payment/i,\"M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4\"],[/order|purchase|fulfil/i,\"M5 8h14l-1 12H6L5 8ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5\"],[/search/i,\"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5\"],[/merge/i,\"M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17.5l3 3 3-3\"],[/active|session/i,\"M3 12h4l2.5-7 5 14 2.5-7h4\"],[/subscri|email|newsletter/i,\"M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5\"]],Se=({metric:e})=>D(\"span\",{class:\"chip\",\"aria-hidden\":\"true\",children:D(\"svg\",{viewBox:\"0 0 24 24\",width:\"18\",height:\"18\",\"aria-hidden\":\"true\",children:D(\"path\",{d:Te.find(([n])=>n.test(e))?.[1]??\"M12 4v4M12 16v4M4 12h4M16 12h4M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z\"})})}),Ce=new Intl.DateTimeFormat(\"en-GB\",{timeStyle:\"medium\"}),Ie=new Intl.DateTimeFormat(\"en-GB\",{day:\"numeric\",month:\"short\"}),Oe=({at:e})=>{const n=new Date(e);return D(\"time\",{dateTime:e,title:e,children:n.toDateString()===(new Date).toDateString()?Ce.format(n):`${Ie.format(n)}, ${Ce.format(n)}`})},Pe=e=>e.length>12?`…${e.slice(-8)}`:e,je=e=>{const{email:n,phone_number:t,external_id:r,anonymous_ids:i}=e;if(n)return n;if(t)return t;if(r)return`external id ${r}`;const l=i?.[0];return l?`anonymous ${Pe(l)}`:`profile ${Pe(e.id)}`},Ae=[\"events\",\"people\",\"refused\"],Le=()=>{const[,e,n]=location.hash.split(\"/\");return{view:Ae.find(n=>n===e)??\"events\",id:n?decodeURIComponent(n):void 0}},Ne=(e,n)=>void 0===n?`#/${e}`:`#/${e}/${encodeURIComponent(n)}`,Ee=function(){function e(n){var t,r;return this.getChildContext||(t=new Set,(r={})[e.__c]=this,this.getChildContext=function(){return r},this.shouldComponentUpdate=function(e){this.props.value!=e.value&&t.forEach(function(e){e.__g|=4,M(e)})},this.sub=function(e){t.add(e);var n=e.componentWillUnmount;e.componentWillUnmount=function(){t.delete(e),n&&n.call(e)}}),n.children}return e.__c=\"__cC\"+u++,e.i={status:\"connecting\",subscribe:()=>()=>{}},e.Provider=(e.Consumer=function(e,n){return e.children(n)}).contextType=e,e}(),He=()=>function(e){var n=U.context[e.__c],t=le(F++,9);return t.c=e,n?(null==t.i&&(t.i=!0,n.sub(U)),n.props.value):e.i}(Ee),qe=(e,...n)=>{const[t,r]=oe(\"loading\"),{subscribe:i}=He();return se(()=>{let t=!0;const l=async()=>{try{const n=await fetch(e),i=n.ok?await n.json():\"missing\";t&&r(i)}catch{}};r(\"loading\"),l();const o=i(e=>{(\"all\"===e||e.some(e=>n.includes(e)))&&l()});return()=>{t=!1,o()}},[e]),t},Ke=({event:e})=>{const{profile:n,value:t,value_currency:r,lane:i,revision:l}=e,o=_e(e.time,e.received_at),s={Person:D(\"a\",{href:Ne(\"people\",n.id),children:je(n)}),Happened:D(Oe,{at:e.time}),\"Time as sent\":e.time_sent,Arrived:D(g,{children:[D(Oe,{at:e.received_at}),void 0!==o&&` (${o} later)`]}),Value:null===t?null:`${t} ${r??\"\"}`,\"Unique id\":e.unique_id,\"Came by\":\"internal\"===i?\"Klaviyo itself\":`${i}, revision ${l}`,Backfill:e.backfill?\"yes: starts no flows\":null,\"Event id\":e.id};return D(xe,{of:s})},Be=({id:e})=>{const n=qe(`/_sandbox/events/${encodeURIComponent(e)}`,\"people\");return\"loading\"===n?D(\"p\",{class:\"hint\",children:\"Loading…\"}):\"missing\"===n?D(we,{title:\"This event is gone\",children:D(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})}):D(\"article\",{\"aria-labelledby\":\"event-title\",children:[D(\"h2\",{id:\"event-title\",class:\"with-chip\",children:[D(Se,{metric:n.metric}),\" \",n.metric]}),D(Ke,{event:n}),D(\"h3\",{children:\"Properties\"}),D(Me,{value:n.properties,label:\"Properties\"}),\"internal\"!==n.lane&&D(g,{children:[D(\"h3\",{children:\"As sent\"}),D(\"p\",{class:\"actions\",children:[D(be,{label:\"Copy as curl\",text:()=>(({lane:e,revision:n,sent:t},r)=>{const i=[\"Authorization: Klaviyo-API-Key pk_sandbox\",`revision: ${n}`,\"Content-Type: application/vnd.api+json\"];return[`curl -i -X POST ${ge(r+(\"bulk\"===e?\"/api/event-bulk-create-jobs\":\"/api/events\"))}`,...i.map(e=>`-H ${ge(e)}`),`--data-raw ${ge(JSON.stringify(t))}`].join(\" \\\\\\n  \")})(n,location.origin)}),D(be,{label:\"Copy JSON\",text:()=>JSON.stringify(n.sent,null,2)})]}),D(Me,{value:n.sent,label:\"The request as sent\"})]})]})},Je=[\"ProductName\",\"AddedItemProductName\",\"Title\",\"Search Term\",\"Collection name\",\"OrderId\",\"page\"],Re=({properties:e,value:n,value_currency:t})=>{const r=Je.find(n=>\"string\"==typeof e[n]),i=void 0===r?(l=e.ItemNames,Array.isArray(l)?l.join(\", \"):void 0):String(e[r]);var l;const o=null===n?void 0:((e,n)=>{try{return new Intl.NumberFormat(\"en\",{style:\"currency\",currency:n??\"\"}).format(e)}catch{return String(e)}})(n,t);return[i,o].filter(e=>e).join(\" · \")},De=({event:e})=>{const n=_e(e.time,e.received_at);return D(g,{children:[void 0!==n&&D(\"span\",{class:\"tag\",children:[\"waited \",n]}),\"bulk\"===e.lane&&D(\"span\",{class:\"tag\",children:\"bulk\"}),\"internal\"===e.lane&&D(\"span\",{class:\"tag\",children:\"by Klaviyo\"}),e.backfill&&D(\"span\",{class:\"tag\",children:\"backfill\"})]})},Fe=({event:e,isOpen:n=!1,hidesPerson:t=!1})=>D(\"li\",{children:D(\"a\",{class:\"row\",href:Ne(\"events\",e.id),...n&&{\"aria-current\":\"true\"},children:[D(Se,{metric:e.metric}),D(\"span\",{class:\"row-main\",children:[D(\"span\",{class:\"row-title\",children:[e.metric,\" \",D(De,{event:e})]}),D(\"span\",{class:\"row-detail\",children:Re(e)})]}),!t&&D(\"span\",{class:\"row-person\",children:je(e.profile)}),D(\"span\",{class:\"row-time\",children:D(Oe,{at:e.time})})]})}),Ue=()=>{const e=`curl -i -X POST ${location.origin}/api/events \\\\\\n  -H 'Authorization: Klaviyo-API-Key pk_sandbox' \\\\\\n  -H 'revision: 2026-07-15' \\\\\\n  -H 'Content-Type: application/vnd.api+json' \\\\\\n  -d '{\"data\":{\"type\":\"event\",\"attributes\":{\\n    \"properties\":{\"ProductName\":\"Blue cup\"},\\n    \"metric\":{\"data\":{\"type\":\"metric\",\"attributes\":{\"name\":\"Viewed Product\"}}},\\n    \"profile\":{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"ada@example.com\"}}}}}}'`;return D(we,{title:\"Waiting for the first event\",children:[D(\"p\",{children:[\"Open your shop and look at a product, or point any Klaviyo client at\",\" \",D(\"code\",{children:location.origin}),\" with a key that starts with \",D(\"code\",{children:\"pk_\"}),\". Or paste this:\"]}),D(\"pre\",{class:\"json\",tabIndex:0,children:e}),D(\"p\",{class:\"actions\",children:D(be,{label:\"Copy command\",text:()=>e})})]})},Ve=({label:e,value:n,onChange:t})=>{const r=ae(null);return se(()=>{const e=e=>{const n=e.target instanceof HTMLInputElement;\"/\"!==e.key||n||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r.current?.focus())};return addEventListener(\"keydown\",e),()=>removeEventListener(\"keydown\",e)},[]),D(\"label\",{class:\"search\",children:[D(\"span\",{class:\"hidden\",children:e}),D(\"input\",{ref:r,type:\"search\",placeholder:e,value:n,onInput:({currentTarget:e})=>t(e.value)}),D(\"span\",{class:\"key\",\"aria-hidden\":\"true\",children:\"/\"})]})},Ze=({view:e,list:n,openId:t,details:r})=>{const i=ae(null);return se(()=>{void 0!==t&&i.current?.focus({preventScroll:!0});const n=({key:n})=>{\"Escape\"===n&&void 0!==t&&(location.hash=Ne(e))};return addEventListener(\"keydown\",n),()=>removeEventListener(\"keydown\",n)},[e,t]),D(\"div\",{class:void 0===t?\"split\":\"split is-open\",children:[D(\"div\",{class:\"split-list\",children:n}),void 0!==t&&D(\"section\",{class:\"split-details\",\"aria-label\":\"Details\",tabIndex:-1,ref:i,children:[D(\"a\",{class:\"close\",href:Ne(e),children:\"Close\"}),r]})]})},ze=(e,n,t)=>{const r=`${e} ${1===e?\"event\":\"events\"}`,i=\"\"===n.trim()?r:`${r} found`;return t>0?`${i}, ${t} more waiting`:i},Ge=({events:e,openId:n})=>D(\"ul\",{class:\"rows\",\"aria-label\":\"Events, newest first\",children:e.map(e=>D(Fe,{event:e,isOpen:e.id===n},e.id))}),Xe=({id:e})=>{const n=qe(\"/_sandbox/events?limit=300\",\"events\",\"people\"),[t,r]=oe(\"\"),[i,l]=oe();if(\"string\"==typeof n)return D(\"p\",{class:\"hint\",children:\"Loading…\"});const o=i??n,s=o.filter(e=>((e,n)=>{const t=n.toLowerCase().split(/\\s+/).filter(Boolean);if(0===t.length)return!0;const{metric:r,profile:i,properties:l,unique_id:o,id:s}=e,a=[r,je(i),s,o,JSON.stringify(l)].join(\" \");return t.every(e=>a.toLowerCase().includes(e))})(e,t)).toReversed(),a=void 0===i?0:n.filter((e=>{const n=new Set(e.map(({id:e})=>e));return({id:e})=>!n.has(e)})(i)).length,c=D(g,{children:[D(\"div\",{class:\"toolbar\",children:[D(Ve,{label:\"Filter events\",value:t,onChange:r}),D(\"button\",{type:\"button\",class:void 0===i?\"\":\"is-on\",onClick:()=>l(void 0===i?n:void 0),children:void 0===i?\"Pause\":\"Resume\"}),D(me,{text:ze(s.length,t,a)})]}),0===o.length&&D(Ue,{}),o.length>0&&0===s.length&&D(we,{title:\"Nothing matches\",children:D(\"p\",{children:\"Every word must be in the metric, the person or the properties.\"})}),D(Ge,{events:s,...void 0!==e&&{openId:e}})]});return D(Ze,{view:\"events\",list:c,openId:e,details:e&&D(Be,{id:e})})},We={connecting:\"Connecting…\",live:\"Live\",down:\"The sandbox does not answer. Trying again…\"},Qe=({count:e})=>D(\"p\",{class:\"banner\",role:\"status\",children:[D(\"span\",{children:[1===e?\"One fault is\":`${e} faults are`,\" switched on: some requests fail on purpose.\"]}),D(\"button\",{type:\"button\",onClick:()=>fetch(\"/_sandbox/faults\",{method:\"DELETE\"}),children:\"Switch off\"})]}),Ye=({view:e})=>{const{status:n}=He(),t=qe(\"/_sandbox/state\",\"events\",\"people\",\"rejects\",\"drops\",\"faults\"),r=\"string\"==typeof t?void 0:t,i=(n,t,r)=>D(\"a\",{href:Ne(n),...n===e&&{\"aria-current\":\"page\"},children:[t,\" \",D(\"span\",{class:\"number\",children:r??\"\"})]});return D(\"header\",{children:[D(\"div\",{class:\"title\",children:[D(\"h1\",{children:\"Klaviyo in a box\"}),D(\"p\",{class:`status is-${n}`,role:\"status\",children:We[n]})]}),D(\"nav\",{\"aria-label\":\"Views\",children:[i(\"events\",\"Events\",r?.events),i(\"people\",\"People\",r?.profiles),i(\"refused\",\"Rejects & drops\",r&&r.rejects+r.drops)]}),void 0!==r&&r.faults>0&&D(Qe,{count:r.faults})]})},en=({kind:e})=>\"recognised\"!==e&&\"named\"!==e,nn=({sentence:e},n,t)=>t.findIndex(n=>n.sentence===e)===n,tn=({explanations:e})=>D(\"ol\",{class:\"story\",children:e.filter(en).filter(nn).map(({at:e,kind:n,sentence:t})=>D(\"li\",{class:`is-${n}`,children:[D(\"span\",{children:t}),\" \",D(Oe,{at:e})]},t))}),rn=({person:e})=>D(xe,{of:{\"E-mail\":e.email,Phone:e.phone_number,\"External id\":e.external_id,Anonymous:e.anonymous_ids?.length?e.anonymous_ids.map(e=>D(\"code\",{children:e},e)):null,\"Profile id\":D(\"code\",{children:e.id})}}),ln=({id:e})=>{const n=qe(`/_sandbox/profiles/${encodeURIComponent(e)}`,\"people\",\"events\");if(\"loading\"===n)return D(\"p\",{class:\"hint\",children:\"Loading…\"});if(\"missing\"===n)return D(we,{title:\"This person is gone\",children:D(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})});const{events:t=[],traits:r}=n;return D(\"article\",{\"aria-labelledby\":\"person-title\",children:[D(\"h2\",{id:\"person-title\",children:je(n)}),D(rn,{person:n}),D(\"h3\",{children:\"How we know\"}),D(tn,{explanations:n.explanations}),Object.keys(r).length>0&&D(g,{children:[D(\"h3\",{children:\"Traits\"}),D(Me,{value:r,label:\"Traits\"})]}),D(\"h3\",{children:\"Timeline\"}),0===t.length&&D(\"p\",{class:\"hint\",children:\"No events yet.\"}),D(\"ul\",{class:\"rows\",\"aria-label\":\"Timeline, newest first\",children:t.map(e=>D(Fe,{event:e,hidesPerson:!0},e.id))})]})},on=({email:e,phone_number:n,external_id:t,anonymous_ids:r})=>[e&&\"e-mail\",n&&\"phone\",t&&\"external id\",r?.length&&`${r.length} anonymous`].filter(Boolean),sn=({person:e,isOpen:n})=>D(\"li\",{children:D(\"a\",{class:\"row\",href:Ne(\"people\",e.id),...n&&{\"aria-current\":\"true\"},children:[D(\"span\",{class:\"chip is-letter\",\"aria-hidden\":\"true\",children:je(e).slice(0,1).toUpperCase()}),D(\"span\",{class:\"row-main\",children:[D(\"span\",{class:\"row-title\",children:je(e)}),D(\"span\",{class:\"row-detail\",children:[\"known by \",on(e).join(\", \")||\"its id only\"]})]}),D(\"span\",{class:\"row-time\",children:D(Oe,{at:e.updated})})]})}),an=({id:e})=>{const n=qe(\"/_sandbox/profiles\",\"people\"),[t,r]=oe(\"\");if(\"string\"==typeof n)return D(\"p\",{class:\"hint\",children:\"Loading…\"});const i=t.trim().toLowerCase(),l=n.filter(e=>JSON.stringify(e).toLowerCase().includes(i)),o=D(g,{children:[D(\"div\",{class:\"toolbar\",children:[D(Ve,{label:\"Filter people\",value:t,onChange:r}),D(me,{text:`${l.length} ${1===l.length?\"person\":\"people\"}`})]}),0===n.length&&D(we,{title:\"Nobody yet\",children:D(\"p\",{children:\"People appear with their first event. Browse your shop, then sign in or subscribe.\"})}),n.length>0&&0===l.length&&D(we,{title:\"Nobody matches\",children:D(\"p\",{children:\"Try part of an e-mail address, a phone number or an id.\"})}),D(\"ul\",{class:\"rows\",\"aria-label\":\"People\",children:l.map(n=>D(sn,{person:n,isOpen:n.id===e},n.id))})]});return D(Ze,{view:\"people\",list:o,openId:e,details:e&&D(ln,{id:e})})},cn=({reject:e})=>{const n=e.errors.flatMap(({source:e})=>e?.pointer??[]);return D(\"details\",{class:\"entry\",children:[D(\"summary\",{children:[D(\"span\",{class:\"code\",children:e.status}),D(\"span\",{class:\"entry-main\",children:e.errors[0]?.detail}),D(Oe,{at:e.at})]}),D(\"p\",{class:\"hint\",children:[e.method,\" \",e.path]}),D(\"ul\",{class:\"problems\",children:e.errors.map(({detail:e,source:n})=>D(\"li\",{children:[e,\" \",D(\"code\",{children:n?.pointer??n?.parameter})]},`${n?.pointer}${e}`))}),D(Me,{value:e.body,label:\"The request, redacted\",marks:n})]})},un=({reason:e})=>{const[,n,t,r]=/^(duplicate of )event (\\w+)(.*)$/.exec(e)??[];return D(g,void 0===t?{children:e}:{children:[n,D(\"a\",{href:Ne(\"events\",t),children:[\"event \",t]}),r]})},dn=({drop:e})=>D(\"details\",{class:\"entry\",children:[D(\"summary\",{children:[D(\"span\",{class:\"code\",children:\"202\"}),D(\"span\",{class:\"entry-main\",children:[e.metric,\": \",e.reason.replace(/ of event \\w+/,\"\")]}),D(Oe,{at:e.at})]}),D(\"p\",{children:D(un,{reason:e.reason})}),D(Me,{value:e.sent,label:\"The event as sent\"})]}),hn=()=>{const e=qe(\"/_sandbox/rejects?limit=200\",\"rejects\"),n=qe(\"/_sandbox/drops?limit=200\",\"drops\");return\"string\"==typeof e||\"string\"==typeof n?D(\"p\",{class:\"hint\",children:\"Loading…\"}):0===e.length&&0===n.length?D(we,{title:\"Nothing went wrong\",children:D(\"p\",{children:[\"Refused requests (4xx) and events that Klaviyo would drop after its 202 appear here, each with the reason. To see one, send an event twice with the same \",D(\"code\",{children:\"unique_id\"}),\".\"]})}):D(\"div\",{class:\"columns\",children:[D(\"section\",{\"aria-labelledby\":\"rejects-title\",children:[D(\"h2\",{id:\"rejects-title\",children:\"Refused\"}),D(\"p\",{class:\"hint\",children:\"Answered with 4xx. Personal values are masked.\"}),e.toReversed().map(e=>D(cn,{reject:e},e.seq)),0===e.length&&D(\"p\",{children:\"No request was refused.\"})]}),D(\"section\",{\"aria-labelledby\":\"drops-title\",children:[D(\"h2\",{id:\"drops-title\",children:\"Dropped\"}),D(\"p\",{class:\"hint\",children:\"Answered with 202 and not recorded: what the real service does not tell.\"}),n.toReversed().map(e=>D(dn,{drop:e},e.seq)),0===n.length&&D(\"p\",{children:\"No event was dropped.\"})]})]})},fn=()=>{const e=(()=>{const[e]=oe(()=>new Set),[n,t]=oe(\"connecting\");return se(()=>{const n=n=>{for(const t of e)t(n)};let r,i;const l=()=>{r=new EventSource(\"/_sandbox/stream\"),r.onopen=()=>{t(\"live\"),n(\"all\")},r.onerror=()=>{t(\"down\"),r.readyState===EventSource.CLOSED&&(i=setTimeout(l,2e3))},r.onmessage=({data:e})=>n(JSON.parse(e).changed)};return l(),()=>{clearTimeout(i),r.close()}},[e]),{status:n,subscribe:n=>(e.add(n),()=>e.delete(n))}})(),{view:n,id:t}=(()=>{const[e,n]=oe(Le);return se(()=>{const e=()=>n(Le());return addEventListener(\"hashchange\",e),()=>removeEventListener(\"hashchange\",e)},[]),e})();return D(Ee.Provider,{value:e,children:[D(Ye,{view:n}),D(\"main\",{children:[\"events\"===n&&D(Xe,{id:t}),\"people\"===n&&D(an,{id:t}),\"refused\"===n&&D(hn,{})]}),D(\"footer\",{children:\"A local stand-in for the Klaviyo API. Not affiliated with Klaviyo.\"})]})},pn=document.getElementById(\"page\");null!==pn&&function(n,t){var r,i,l,o;e.i&&e.i(n,t),9==t.nodeType&&(t=t.documentElement),i=(r=n&&32&n.__u)?null:t.__k,t.__k=b(g,{children:[n]}),l=[],o=[],A(t,t.__k,i||h,h,t.namespaceURI,i?null:t.firstChild?y.call(t.childNodes):null,l,i?i.__e:t.firstChild,r,o),E(l,t.__k,o),t.__k.props.children=null}(D(fn,{}),pn);\n";
const pageStyle = ":root {\n  color-scheme: light dark;\n  --paper: light-dark(#f7f6f2, #131412);\n  --surface: light-dark(#ffffff, #1b1c1a);\n  --ink: light-dark(#1c1c19, #ecebe5);\n  --quiet: light-dark(#5f5d56, #a7a59c);\n  --line: light-dark(#e4e1d9, #32332f);\n  --edge: light-dark(#8a877e, #75746c);\n  --accent: light-dark(#0b6655, #62cdb6);\n  --tint: light-dark(#e6f1ee, #1d302b);\n  --on-accent: light-dark(#ffffff, #0c1a16);\n  --warn: light-dark(#9a3412, #fdba74);\n  --warn-tint: light-dark(#fdeee4, #35210f);\n  --mono: ui-monospace, \"SF Mono\", Menlo, Consolas, \"Liberation Mono\", monospace;\n  --gutter: max(clamp(1rem, 4vw, 2.5rem), (100vw - 84rem) / 2);\n}\n\n*,\n::before,\n::after {\n  box-sizing: border-box;\n}\n\nhtml {\n  background: var(--paper);\n  color: var(--ink);\n  font:\n    0.9375rem / 1.55 system-ui,\n    -apple-system,\n    \"Segoe UI\",\n    Roboto,\n    sans-serif;\n}\n\nbody {\n  margin: 0;\n}\n\n#page {\n  display: flex;\n  flex-direction: column;\n  min-height: 100dvh;\n}\n\nh1,\nh2,\nh3,\np,\nul,\nol,\ndl,\ndd,\npre {\n  margin: 0;\n  padding: 0;\n}\n\nul,\nol {\n  list-style: none;\n}\n\na {\n  color: var(--accent);\n  text-underline-offset: 0.2em;\n}\n\ncode,\npre {\n  font: 0.8125rem / 1.6 var(--mono);\n  overflow-wrap: anywhere;\n}\n\n:focus-visible {\n  outline: 2px solid var(--accent);\n  outline-offset: 2px;\n}\n\n.split-details:focus {\n  outline: none;\n}\n\nbutton {\n  min-height: 2.25rem;\n  padding: 0 0.875rem;\n  border: 1px solid var(--edge);\n  border-radius: 0.5rem;\n  background: var(--surface);\n  color: var(--ink);\n  font: inherit;\n  font-weight: 500;\n  cursor: pointer;\n}\n\nbutton:hover {\n  border-color: var(--accent);\n  color: var(--accent);\n}\n\nbutton.is-on {\n  border-color: var(--accent);\n  background: var(--accent);\n  color: var(--on-accent);\n}\n\n.hidden {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n  white-space: nowrap;\n}\n\n.hint,\n.count {\n  color: var(--quiet);\n}\n\n/* Header */\n\nheader {\n  padding: 1.5rem var(--gutter) 0;\n  border-bottom: 1px solid var(--line);\n  background: var(--surface);\n}\n\n.title {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: baseline;\n  justify-content: space-between;\n  gap: 0.25rem 1.5rem;\n}\n\nh1 {\n  font-size: 1.375rem;\n  font-weight: 650;\n  letter-spacing: -0.02em;\n}\n\n.status {\n  display: flex;\n  align-items: center;\n  gap: 0.5rem;\n  color: var(--quiet);\n}\n\n.status::before {\n  width: 0.5rem;\n  height: 0.5rem;\n  border-radius: 50%;\n  background: var(--edge);\n  content: \"\";\n}\n\n.status.is-live::before {\n  background: var(--accent);\n}\n\n.status.is-down {\n  color: var(--warn);\n  font-weight: 600;\n}\n\n.status.is-down::before {\n  border-radius: 0;\n  background: var(--warn);\n}\n\nnav {\n  display: flex;\n  gap: clamp(1rem, 4vw, 2rem);\n  margin-top: 1rem;\n}\n\nnav a {\n  padding: 0.625rem 0;\n  border-bottom: 2px solid transparent;\n  color: var(--quiet);\n  font-weight: 500;\n  text-decoration: none;\n  white-space: nowrap;\n}\n\nnav a:hover {\n  color: var(--ink);\n}\n\nnav a[aria-current] {\n  border-color: var(--accent);\n  color: var(--ink);\n}\n\n.number {\n  margin-left: 0.25rem;\n  color: var(--quiet);\n  font-variant-numeric: tabular-nums;\n  font-weight: 400;\n}\n\n.banner {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  justify-content: space-between;\n  gap: 0.5rem 1rem;\n  margin: 0 calc(-1 * var(--gutter));\n  padding: 0.625rem var(--gutter);\n  background: var(--warn-tint);\n  color: var(--warn);\n  font-weight: 500;\n}\n\n/* Lists */\n\nmain {\n  flex: 1;\n  padding: 1.5rem var(--gutter) 3rem;\n}\n\nfooter {\n  padding: 1rem var(--gutter) 1.5rem;\n  color: var(--quiet);\n  font-size: 0.8125rem;\n}\n\n.toolbar {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.75rem;\n  margin-bottom: 1rem;\n}\n\n.count {\n  font-variant-numeric: tabular-nums;\n}\n\n.search {\n  position: relative;\n  flex: 1 1 14rem;\n  max-width: 26rem;\n}\n\n.search input {\n  width: 100%;\n  height: 2.25rem;\n  padding: 0 2.25rem 0 0.75rem;\n  border: 1px solid var(--edge);\n  border-radius: 0.5rem;\n  background: var(--surface);\n  color: inherit;\n  font: inherit;\n}\n\n.search input::placeholder {\n  color: var(--quiet);\n  opacity: 1;\n}\n\n.search .key {\n  position: absolute;\n  inset: 0.4375rem 0.5rem auto auto;\n  width: 1.375rem;\n  border: 1px solid var(--line);\n  border-radius: 0.25rem;\n  color: var(--quiet);\n  font: 0.75rem / 1.25rem var(--mono);\n  text-align: center;\n  pointer-events: none;\n}\n\n.search:focus-within .key {\n  visibility: hidden;\n}\n\n.rows {\n  border: 1px solid var(--line);\n  border-radius: 0.75rem;\n  background: var(--surface);\n  overflow: hidden;\n}\n\n.rows:empty {\n  display: none;\n}\n\n.row {\n  display: grid;\n  grid-template-columns: auto minmax(0, 1fr) minmax(0, 16rem) auto;\n  align-items: center;\n  gap: 0.25rem 1rem;\n  min-height: 3.75rem;\n  margin-top: -1px;\n  border-top: 1px solid var(--line);\n  padding: 0.625rem 1rem;\n  color: inherit;\n  text-decoration: none;\n}\n\n.row:hover {\n  background: var(--paper);\n}\n\n.row[aria-current] {\n  --chip: var(--surface);\n  background: var(--tint);\n  box-shadow: inset 3px 0 var(--accent);\n}\n\n.row:focus-visible {\n  outline-offset: -2px;\n}\n\n.row-main {\n  display: block;\n  min-width: 0;\n}\n\n.row-title {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.125rem 0.5rem;\n  font-weight: 550;\n  overflow-wrap: anywhere;\n}\n\n.row-detail,\n.row-person {\n  display: block;\n  overflow: hidden;\n  color: var(--quiet);\n  text-overflow: ellipsis;\n  white-space: nowrap;\n}\n\n.row-time {\n  grid-column: -2 / -1;\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  font-variant-numeric: tabular-nums;\n  text-align: end;\n  white-space: nowrap;\n}\n\n.row-main:has(+ .row-time) {\n  grid-column: 2 / -2;\n}\n\n.chip {\n  display: grid;\n  place-items: center;\n  flex: none;\n  width: 2.25rem;\n  height: 2.25rem;\n  border-radius: 0.625rem;\n  background: var(--chip, var(--tint));\n  color: var(--accent);\n}\n\n.chip.is-letter {\n  border-radius: 50%;\n  font-weight: 600;\n}\n\n.chip path {\n  fill: none;\n  stroke: currentColor;\n  stroke-linecap: round;\n  stroke-linejoin: round;\n  stroke-width: 1.7;\n}\n\n.tag {\n  padding: 0 0.4375rem;\n  border: 1px solid var(--line);\n  border-radius: 1rem;\n  color: var(--quiet);\n  font-size: 0.75rem;\n  font-weight: 500;\n  line-height: 1.25rem;\n}\n\n/* Details beside the list */\n\n.split.is-open {\n  display: grid;\n  grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr);\n  align-items: start;\n  gap: 1.5rem;\n}\n\n.split.is-open .split-list .row {\n  grid-template-columns: auto minmax(0, 1fr) auto;\n}\n\n.split.is-open .split-list .row-person {\n  display: none;\n}\n\n.split-details {\n  position: sticky;\n  top: 1.5rem;\n  max-height: calc(100vh - 3rem);\n  padding: 1.5rem;\n  border: 1px solid var(--line);\n  border-radius: 0.75rem;\n  background: var(--surface);\n  overflow: auto;\n}\n\n.close {\n  float: inline-end;\n  padding: 0.25rem 0;\n}\n\nh2 {\n  font-size: 1.125rem;\n  font-weight: 600;\n  letter-spacing: -0.01em;\n  overflow-wrap: anywhere;\n}\n\n.with-chip {\n  display: flex;\n  align-items: center;\n  gap: 0.75rem;\n}\n\nh3 {\n  margin: 1.75rem 0 0.5rem;\n  font-size: 0.9375rem;\n  font-weight: 600;\n}\n\n.facts {\n  margin-top: 1.25rem;\n}\n\n.facts div {\n  display: grid;\n  grid-template-columns: 7.5rem minmax(0, 1fr);\n  gap: 1rem;\n  padding: 0.25rem 0;\n}\n\n.facts dt {\n  color: var(--quiet);\n}\n\n.facts dd {\n  overflow-wrap: anywhere;\n}\n\n.facts dd > code {\n  display: block;\n  line-height: 1.5rem;\n}\n\n.actions {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: center;\n  gap: 0.5rem;\n  margin-bottom: 0.75rem;\n}\n\n.json {\n  max-height: 28rem;\n  padding: 0.875rem 1rem;\n  border: 1px solid var(--line);\n  border-radius: 0.5rem;\n  background: var(--paper);\n  overflow: auto;\n}\n\n.json,\n.json pre {\n  white-space: pre-wrap;\n}\n\n.json span,\nmark {\n  display: block;\n  min-height: 1lh;\n}\n\nmark {\n  border-radius: 0.25rem;\n  background: var(--warn-tint);\n  box-shadow:\n    -0.375rem 0 var(--warn-tint),\n    inset 2px 0 var(--warn);\n  color: var(--warn);\n  font-weight: 600;\n}\n\n.story {\n  display: grid;\n  gap: 0.75rem;\n}\n\n.story li {\n  position: relative;\n  padding-left: 1.25rem;\n  overflow-wrap: anywhere;\n}\n\n.story li::before {\n  position: absolute;\n  top: 0.5rem;\n  left: 0;\n  width: 0.5rem;\n  height: 0.5rem;\n  border: 2px solid var(--accent);\n  border-radius: 50%;\n  content: \"\";\n}\n\n.story .is-merged::before,\n.story .is-adopted::before {\n  background: var(--accent);\n}\n\n.story .is-conflict::before,\n.story .is-ignored::before,\n.story .is-kept::before {\n  border-color: var(--warn);\n  border-radius: 0;\n}\n\n.story time,\n.entry time {\n  color: var(--quiet);\n  font-size: 0.8125rem;\n  white-space: nowrap;\n}\n\n/* Rejects and drops */\n\n.columns {\n  display: grid;\n  grid-template-columns: repeat(2, minmax(0, 1fr));\n  gap: 2rem;\n}\n\n.columns .hint {\n  margin-bottom: 0.75rem;\n}\n\n.entry {\n  margin-bottom: 0.5rem;\n  padding: 0 1rem;\n  border: 1px solid var(--line);\n  border-radius: 0.75rem;\n  background: var(--surface);\n}\n\n.entry[open] {\n  padding-bottom: 1rem;\n}\n\n.entry summary {\n  display: flex;\n  flex-wrap: wrap;\n  align-items: baseline;\n  gap: 0.125rem 0.75rem;\n  margin: 0 -1rem;\n  padding: 0.75rem 1rem;\n  border-radius: 0.75rem;\n  cursor: pointer;\n  list-style: none;\n}\n\n.entry summary::-webkit-details-marker {\n  display: none;\n}\n\n.entry summary:hover {\n  background: var(--paper);\n}\n\n.entry-main {\n  flex: 1 1 12rem;\n  min-width: 0;\n  overflow-wrap: anywhere;\n}\n\n.code {\n  color: var(--warn);\n  font: 600 0.8125rem var(--mono);\n}\n\n.problems {\n  display: grid;\n  gap: 0.25rem;\n  margin-bottom: 0.75rem;\n}\n\n.entry > p {\n  margin-bottom: 0.75rem;\n}\n\n/* Nothing here yet */\n\n.empty {\n  max-width: 42rem;\n  margin: clamp(1rem, 6vh, 4rem) auto;\n}\n\n.empty > * + * {\n  margin-top: 0.875rem;\n}\n\n@media (max-width: 56rem) {\n  .split.is-open,\n  .columns {\n    grid-template-columns: minmax(0, 1fr);\n  }\n\n  .split.is-open .split-list {\n    display: none;\n  }\n\n  .split-details {\n    position: static;\n    max-height: none;\n    padding: 1.25rem;\n  }\n}\n\n@media (max-width: 40rem) {\n  header {\n    padding-top: 1rem;\n  }\n\n  main {\n    padding-top: 1rem;\n  }\n\n  .row {\n    grid-template-columns: auto minmax(0, 1fr) auto;\n    gap: 0 0.75rem;\n    padding: 0.625rem 0.75rem;\n  }\n\n  .row .chip {\n    grid-row: 1 / span 2;\n  }\n\n  .row-main,\n  .row-main:has(+ .row-time) {\n    grid-column: 2;\n  }\n\n  .row-person {\n    grid-row: 2;\n    grid-column: 2 / -1;\n  }\n\n  .row-time {\n    grid-row: 1;\n  }\n\n  .row:not(:has(.row-person)) .chip {\n    grid-row: 1;\n  }\n\n  .facts div {\n    grid-template-columns: 5.5rem minmax(0, 1fr);\n    gap: 0.75rem;\n  }\n}\n\n@media (prefers-reduced-motion: no-preference) {\n  .status.is-connecting::before,\n  .status.is-down::before {\n    animation: breathe 1.6s ease-in-out infinite alternate;\n  }\n\n  .row,\n  button,\n  nav a {\n    transition:\n      background-color 120ms,\n      border-color 120ms,\n      color 120ms;\n  }\n}\n\n@keyframes breathe {\n  to {\n    opacity: 0.25;\n  }\n}\n\n@media (forced-colors: active) {\n  .row[aria-current] {\n    outline: 2px solid Highlight;\n    outline-offset: -2px;\n  }\n\n  .chip path {\n    stroke: CanvasText;\n  }\n}\n";

class Failure extends Error {
  name = "Failure";
  status;
  problems;
  constructor(status, ...problems) {
    super(problems.map(({ detail }) => detail).join(" "));
    this.status = status;
    this.problems = problems;
  }
}
const vocabulary = {
  400: ["invalid", "Invalid input."],
  401: ["not_authenticated", "Authentication credentials were not provided."],
  403: ["permission_denied", "You do not have permission to perform this action."],
  404: ["not_found", "Not found."],
  405: ["method_not_allowed", "Method not allowed."],
  409: ["duplicate_profile", "Conflict."],
  410: ["gone", "Gone."],
  415: ["unsupported_media_type", "Unsupported media type."],
  429: ["throttled", "Request was throttled."],
  503: ["service_unavailable", "Service unavailable."]
};
const describeSource = ({ pointer, parameter }) => parameter === void 0 ? { pointer: pointer ?? "/data" } : { parameter };
const errorDocument = (status, problems) => {
  const [code, title] = vocabulary[status] ?? ["error", "A server error occurred."];
  return {
    errors: problems.map((problem) => ({
      id: randomUUID(),
      status,
      code,
      title,
      detail: problem.detail,
      source: describeSource(problem),
      links: {},
      meta: problem.meta ?? {}
    }))
  };
};

const escapeKey = (key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1");
const wordIssue = (issue) => {
  if (issue.kind === "validation" || issue.type === "custom") return issue.message;
  const key = String(issue.path?.at(-1)?.key ?? "data");
  if (issue.expected === "never") return `'${key}' is not a valid field for the resource.`;
  if (issue.received === "undefined") return `'${key}' is a required field.`;
  return `'${key}' must be ${issue.expected}, not ${issue.received.slice(0, 60)}.`;
};
const toProblem = (issue) => ({
  detail: wordIssue(issue),
  pointer: `/${(issue.path ?? []).map(({ key }) => escapeKey(key)).join("/")}`
});
const parseInput = (schema, input) => {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new Failure(400, ...result.issues.map(toProblem));
};

const COMPANY_ID = "SANDBX";
const key = createHash("sha256").update("sandbox exchange id").digest().subarray(0, 16);
const encodeExchangeToken = (profileId) => {
  const cipher = createCipheriv("aes-128-ecb", key, null);
  const bytes = Buffer.concat([cipher.update(profileId, "utf8"), cipher.final()]);
  const opaque = bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
  return `${opaque}.${COMPANY_ID}`;
};
const decodeExchangeToken = (token) => {
  const [, opaque, company] = /^([\w\-=]+)\.(\w+)$/.exec(token) ?? [];
  if (opaque === void 0 || company !== COMPANY_ID) return void 0;
  const decipher = createDecipheriv("aes-128-ecb", key, null);
  try {
    const bytes = Buffer.from(opaque, "base64url");
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString("utf8");
  } catch {
    return void 0;
  }
};

const ranks = ["external_id", "email", "phone_number", "anonymous_id"];
const titles = {
  external_id: "external id ",
  email: "",
  phone_number: "",
  anonymous_id: "anonymous "
};
const shorten$1 = (text) => text.length > 12 ? `\u2026${text.slice(-8)}` : text;
const nameIdentifier = (kind, value) => titles[kind] + (kind === "anonymous_id" ? shorten$1(value) : value);
const listGiven = (given) => ranks.flatMap((kind) => {
  const value = given[kind];
  return value === void 0 ? [] : [[kind, value]];
});
const namePerson = ({
  email,
  phone_number,
  external_id,
  anonymous_ids,
  id
}) => email ?? phone_number ?? (external_id !== null ? nameIdentifier("external_id", external_id) : anonymous_ids[0] !== void 0 ? nameIdentifier("anonymous_id", anonymous_ids[0]) : `profile ${id}`);

const strong = ["external_id", "email", "phone_number"];
const isKnownOnlyBy = (person, kind) => strong.every((other) => other === kind || person[other] === null);
const choose = ({ named, given, owners }) => {
  if (named !== void 0) return { destination: named, first: { kind: "named" } };
  const [top, ...lower] = listGiven(given);
  if (top === void 0) return void 0;
  const [by, value] = top;
  const owner = owners[by];
  if (owner !== void 0)
    return { destination: owner, first: { kind: "recognised", by, value } };
  for (const [kind, known] of lower) {
    const other = owners[kind];
    if (other !== void 0 && isKnownOnlyBy(other, kind))
      return { destination: other, first: { kind: "adopted", by: kind, value: known } };
  }
  return { destination: void 0, first: { kind: "created", by, value } };
};
const takeStep = ({ owners, mayChange }, destination, by, value) => {
  const owner = owners[by];
  if (owner !== void 0)
    return { kind: isKnownOnlyBy(owner, by) ? "merged" : "conflict", by, value, other: owner };
  const own = by === "anonymous_id" ? null : destination?.[by] ?? null;
  if (own === null) return { kind: "gained", by, value };
  return { kind: mayChange ? "changed" : "kept", by, value, own };
};
const decide = (claim) => {
  const choice = choose(claim);
  if (choice === void 0) return void 0;
  const { destination, first } = choice;
  const steps = [first];
  const absorbed = /* @__PURE__ */ new Set();
  for (const [by, value] of listGiven(claim.given)) {
    const owner = claim.owners[by];
    const isSettled = first.kind !== "named" && first.by === by;
    if (isSettled || owner !== void 0 && owner.id === destination?.id) continue;
    if (owner !== void 0 && absorbed.has(owner.id)) continue;
    const step = takeStep(claim, destination, by, value);
    if (step.kind === "merged") absorbed.add(step.other.id);
    steps.push(step);
  }
  return { destination, steps };
};

const words = {
  external_id: "external id",
  email: "e-mail",
  phone_number: "phone number",
  anonymous_id: "anonymous id"
};
const knownBy = (person, except) => ["external_id", "email", "phone_number"].filter((kind) => kind !== except && person[kind] !== null).map((kind) => words[kind]).join(" and ");
const wordStep = (step, person) => {
  const who = namePerson(person);
  if (step.kind === "named") return `recognised ${who} by profile id`;
  const it = nameIdentifier(step.by, step.value);
  const kind = words[step.by];
  switch (step.kind) {
    case "created":
      return `${it} is new: nobody was known by this ${kind}`;
    case "recognised":
      return it === who ? `recognised ${who}` : `recognised ${who} by ${kind} ${step.value}`;
    case "adopted":
      return it === who ? `${who} was known by nothing else, so the profile stays` : `${it} joined ${who}: it was known by nothing else`;
    case "merged":
      return `${it} joined ${who}: it was known by nothing else`;
    case "gained":
      return it === who ? `${it} is new: nobody was known by this ${kind}` : `${who} gained ${kind} ${step.value}`;
    case "changed":
      return `${who} changed ${kind}: ${step.value} replaced ${step.own}`;
    case "kept":
      return `${who} kept ${kind} ${step.own}: an event does not change it to ${step.value}`;
    case "conflict":
      return `${it} stayed with ${namePerson(step.other)}, also known by ${knownBy(step.other, step.by)}; the event went to ${who}`;
  }
};

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS = "23456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const draw = (alphabet, length) => Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
const encodeTime = (milliseconds) => {
  let rest = milliseconds;
  let text = "";
  for (let digit = 0; digit < 10; digit += 1) {
    text = CROCKFORD[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};
const newProfileId = (now) => encodeTime(now) + draw(CROCKFORD, 16);
const newEventId = () => draw(LETTERS, 11);
const newMetricId = () => draw(LETTERS, 6);

const SELECT_EVENTS = `SELECT events.*, metrics.name AS metric
  FROM events JOIN metrics ON metrics.id = events.metric_id`;
const dedupKey = ({ uniqueId, timestamp }) => uniqueId ?? String(timestamp);
const findTwin = (database, event) => database.get(
  "SELECT id FROM events WHERE profile_id = ? AND metric_id = ? AND dedup_key = ? LIMIT 1",
  event.profileId,
  event.metricId,
  dedupKey(event)
)?.id;
const insertEvent = (database, event) => {
  const id = newEventId();
  database.run(
    `INSERT INTO events (id, uuid, profile_id, metric_id, dedup_key, unique_id, timestamp, time_sent,
      properties, value, value_currency, backfill, revision, lane, sent, received_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    randomUUID(),
    event.profileId,
    event.metricId,
    dedupKey(event),
    event.uniqueId,
    event.timestamp,
    event.timeSent,
    JSON.stringify(event.properties),
    event.value,
    event.valueCurrency,
    event.backfill ? 1 : 0,
    event.revision,
    event.lane,
    event.sent,
    event.receivedAt
  );
  return id;
};
const findEvent = (database, id) => database.get(`${SELECT_EVENTS} WHERE events.id = ?`, id);
const listEventsOf = (database, profileId, limit) => database.all(
  `${SELECT_EVENTS} WHERE profile_id = ? ORDER BY timestamp DESC, seq DESC LIMIT ?`,
  profileId,
  limit
);
const BY_METRIC = `WHERE lane <> 'internal' AND (?1 IS NULL OR metrics.name = ?1)`;
const listSentEvents = (database, metric, limit) => database.all(`${SELECT_EVENTS} ${BY_METRIC} ORDER BY seq DESC LIMIT ?2`, metric, limit).reverse();
const countSentEvents = (database, metric) => database.get(
  `SELECT count(*) AS total FROM events JOIN metrics ON metrics.id = events.metric_id ${BY_METRIC}`,
  metric
)?.total ?? 0;

const columns$2 = {
  requests: ["at", "method", "path", "status", "lane", "events"],
  rejects: ["at", "method", "path", "status", "errors", "body"],
  drops: ["at", "reason", "metric", "unique_id", "profile_id", "lane", "sent"],
  resolutions: ["at", "profile_id", "kind", "sentence"]
};
const writeEntry = (database, table, entry) => {
  const names = columns$2[table];
  const values = names.map((name) => entry[name]);
  const marks = names.map(() => "?").join(", ");
  database.run(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`, ...values);
};
const listEntries = (database, table, limit) => database.all(
  `SELECT * FROM ${table} ORDER BY seq DESC LIMIT ?`,
  limit
).reverse();
const listResolutionsOf = (database, profileId) => database.all("SELECT * FROM resolutions WHERE profile_id = ? ORDER BY seq", profileId);

const SELECT = `SELECT *, (SELECT max(timestamp) * 1000 FROM events WHERE profile_id = profiles.id)
  AS last_event FROM profiles`;
const columns$1 = {
  id: "id",
  external_id: "external_id",
  email: "email",
  phone_number: "phone_number"
};
const complete = (database, row) => {
  if (row === void 0) return void 0;
  const find = "SELECT anonymous_id FROM anonymous_ids WHERE profile_id = ? ORDER BY rowid";
  const anonymous = database.all(find, row.id);
  return {
    ...row,
    traits: JSON.parse(row.traits),
    anonymous_ids: anonymous.map(({ anonymous_id }) => anonymous_id)
  };
};
const findProfileBy = (database, column, value) => complete(database, database.get(`${SELECT} WHERE ${columns$1[column]} = ?`, value));
const findProfile = (database, id) => {
  const find = "SELECT destination_id AS id FROM merged_profiles WHERE source_id = ?";
  const moved = database.get(find, id);
  return findProfileBy(database, "id", moved?.id ?? id);
};
const findOwner = (database, kind, value) => {
  if (kind !== "anonymous_id") return findProfileBy(database, kind, value);
  const find = "SELECT profile_id AS id FROM anonymous_ids WHERE anonymous_id = ?";
  const found = database.get(find, value);
  return found && findProfileBy(database, "id", found.id);
};
const listProfiles = (database, limit) => database.all(`${SELECT} ORDER BY updated DESC, id DESC LIMIT ?`, limit).flatMap((row) => complete(database, row) ?? []);
const insertProfile = (database, now) => {
  const id = newProfileId(now);
  const insert = "INSERT INTO profiles (id, traits, created, updated) VALUES (?, ?, ?, ?)";
  database.run(insert, id, "{}", now, now);
  return id;
};
const giveIdentifiers = (database, id, given) => {
  const { anonymous_id: anonymousId, ...strong } = given;
  for (const [kind, value] of Object.entries(strong))
    database.run(
      `UPDATE profiles SET ${columns$1[kind]} = ? WHERE id = ?`,
      value,
      id
    );
  if (anonymousId !== void 0)
    database.run("INSERT OR REPLACE INTO anonymous_ids VALUES (?, ?)", anonymousId, id);
};
const writeTraits = (database, id, traits, now) => database.run(
  "UPDATE profiles SET traits = ?, updated = ? WHERE id = ?",
  JSON.stringify(traits),
  now,
  id
);

const asObject$2 = (value) => typeof value === "object" && value !== null ? value : {};
const richer = (own, other) => Object.keys(asObject$2(other)).length > Object.keys(asObject$2(own)).length ? other : own;
const mergeTraits = (own, other) => {
  const merged = { ...other, ...own };
  const properties = { ...asObject$2(other.properties), ...asObject$2(own.properties) };
  const location = richer(own.location, other.location);
  if (Object.keys(properties).length > 0) merged.properties = properties;
  if (location !== void 0) merged.location = location;
  return merged;
};
const moved = ["events", "anonymous_ids", "resolutions"];
const mergeProfiles = (database, destination, source, now) => {
  for (const table of moved)
    database.run(
      `UPDATE ${table} SET profile_id = ? WHERE profile_id = ?`,
      destination.id,
      source.id
    );
  const repoint = "UPDATE merged_profiles SET destination_id = ? WHERE destination_id = ?";
  database.run(repoint, destination.id, source.id);
  database.run("DELETE FROM profiles WHERE id = ?", source.id);
  database.run("INSERT INTO merged_profiles VALUES (?, ?)", source.id, destination.id);
  const free = ["external_id", "email", "phone_number"].filter(
    (kind) => destination[kind] === null && source[kind] !== null
  );
  const given = Object.fromEntries(free.map((kind) => [kind, source[kind]]));
  giveIdentifiers(database, destination.id, given);
  writeTraits(database, destination.id, mergeTraits(destination.traits, source.traits), now);
};

const ensureMetric = (database, name, service, now) => {
  const find = "SELECT * FROM metrics WHERE name = ? AND service = ?";
  const found = database.get(find, name, service);
  if (found !== void 0) return found;
  const metric = { id: newMetricId(), name, service, created: now };
  database.run("INSERT INTO metrics VALUES (?, ?, ?, ?)", metric.id, name, service, now);
  return metric;
};
const findMetric = (database, id) => database.get("SELECT * FROM metrics WHERE id = ?", id);

const findNamed = (database, { id, exchangeToken }) => {
  const ignored = [];
  const byId = id === void 0 ? void 0 : findProfile(database, id);
  if (id !== void 0 && byId === void 0)
    ignored.push(`ignored profile id ${id}: there is no such profile`);
  const inside = exchangeToken === void 0 ? void 0 : decodeExchangeToken(exchangeToken);
  const byToken = inside === void 0 ? void 0 : findProfile(database, inside);
  if (exchangeToken !== void 0 && byToken === void 0)
    ignored.push("ignored the _kx token: it stands for no profile here");
  if (byId !== void 0 && byToken !== void 0 && byId.id !== byToken.id)
    ignored.push("ignored the _kx token: the profile id names somebody else");
  return { named: byId ?? byToken, ignored };
};
const lookUp = (database, incoming, occasion) => {
  const { named, ignored } = findNamed(database, incoming);
  const found = listGiven(incoming.given).flatMap(([kind, value]) => {
    const owner = findOwner(database, kind, value);
    return owner === void 0 ? [] : [[kind, owner]];
  });
  const { given } = incoming;
  const owners = Object.fromEntries(found);
  return { claim: { named, given, owners, mayChange: occasion === "import" }, ignored };
};

const asObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const asList = (value) => Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
const assign = (old, given, occasion) => {
  const result = { ...old };
  for (const [key, value] of Object.entries(given)) {
    if (value === void 0 || value === null && occasion === "event") continue;
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
};
const applyPatch = (properties, patch) => {
  const result = { ...properties };
  for (const key of asList(patch.unset)) delete result[String(key)];
  for (const [key, value] of Object.entries(patch.append ?? {})) {
    const list = asList(result[key]);
    result[key] = [...list, ...asList(value).filter((item) => !list.includes(item))];
  }
  for (const [key, value] of Object.entries(patch.unappend ?? {})) {
    const gone = asList(value);
    result[key] = asList(result[key]).filter((item) => !gone.includes(item));
  }
  return result;
};
const updateTraits = (old, given, patch, occasion) => {
  const { properties, location, ...fields } = given;
  const updated = assign(old, fields, occasion);
  const merged = applyPatch({ ...asObject$1(old.properties), ...asObject$1(properties) }, patch ?? {});
  const place = assign(asObject$1(old.location), asObject$1(location), occasion);
  if (Object.keys(merged).length > 0) updated.properties = merged;
  else delete updated.properties;
  if (Object.keys(place).length > 0) updated.location = place;
  return updated;
};

const mustFind$1 = (database, id) => {
  const profile = findProfileBy(database, "id", id);
  if (profile === void 0) throw new Error(`Profile ${id} vanished while it was being changed`);
  return profile;
};
const noteMerge = (database, profileId, source, now) => insertEvent(database, {
  profileId,
  metricId: ensureMetric(database, "Merged profile", "klaviyo", now).id,
  uniqueId: `merged:${source.id}`,
  timestamp: Math.floor(now / 1e3),
  timeSent: null,
  properties: { "Merged profile id": source.id },
  value: null,
  valueCurrency: null,
  backfill: false,
  revision: "",
  lane: "internal",
  sent: "{}",
  receivedAt: now
});
const apply = (database, { destination, steps }, now) => {
  const id = destination?.id ?? insertProfile(database, now);
  for (const step of steps) {
    if (step.kind === "created" || step.kind === "gained" || step.kind === "changed")
      giveIdentifiers(database, id, { [step.by]: step.value });
    if (step.kind !== "merged") continue;
    mergeProfiles(database, mustFind$1(database, id), step.other, now);
    noteMerge(database, id, step.other, now);
  }
  return id;
};
const resolveProfile = (database, incoming, occasion, now) => {
  const { claim, ignored } = lookUp(database, incoming, occasion);
  const decision = decide(claim);
  if (decision === void 0) return { reason: ignored.join("; ") || "the event names nobody" };
  const id = apply(database, decision, now);
  const person = mustFind$1(database, id);
  const traits = updateTraits(person.traits, incoming.traits, incoming.patch, occasion);
  writeTraits(database, id, traits, now);
  const told = decision.steps.map((step) => [step.kind, wordStep(step, person)]);
  for (const [kind, sentence] of [...told, ...ignored.map((text) => ["ignored", text])])
    writeEntry(database, "resolutions", { at: now, profile_id: id, kind, sentence });
  return { profileId: id, isNew: decision.destination === void 0 };
};

const request = v.strictObject({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email("Invalid email address"))
});
const emailLink = {
  method: "POST",
  path: "/_sandbox/kx",
  answer: ({ box, body }) => {
    const { email } = parseInput(request, body);
    const incoming = { id: void 0, exchangeToken: void 0, traits: {}, patch: void 0 };
    const person = box.database.transaction(
      () => resolveProfile(box.database, { ...incoming, given: { email } }, "event", box.now())
    );
    if ("reason" in person) throw new Error(person.reason);
    box.feed.publish("people");
    const kx = encodeExchangeToken(person.profileId);
    return { status: 200, body: { kx, profile_id: person.profileId } };
  }
};

const whole = v.pipe(v.number(), v.integer("Expected a whole number."), v.minValue(0, "Below 0."));
const switchRequest = v.strictObject({
  path: v.optional(v.string(), "/api"),
  status: v.optional(v.pipe(whole, v.minValue(400, "Below 400."), v.maxValue(599, "Over 599."))),
  retryAfterSeconds: v.optional(whole),
  body: v.optional(v.picklist(["json", "html"]), "json"),
  when: v.optional(v.picklist(["before", "after"]), "before"),
  delayMs: v.optional(v.pipe(whole, v.maxValue(12e4, "Over two minutes.")), 0),
  rejectMetric: v.optional(v.string()),
  count: v.optional(v.pipe(whole, v.minValue(1, "Below 1.")))
});
const path = "/_sandbox/faults";
const faultSwitch = [
  { method: "GET", path, answer: ({ box }) => ({ status: 200, body: box.faults.list() }) },
  {
    method: "POST",
    path,
    answer: ({ box, body }) => {
      const { count, status, retryAfterSeconds, rejectMetric, ...rest } = parseInput(
        switchRequest,
        body
      );
      box.faults.add({
        ...rest,
        ...status !== void 0 && { status },
        ...retryAfterSeconds !== void 0 && { retryAfterSeconds },
        ...rejectMetric !== void 0 && { rejectMetric },
        left: count ?? null
      });
      box.feed.publish("faults");
      return { status: 201, body: box.faults.list() };
    }
  },
  {
    method: "DELETE",
    path,
    answer: ({ box }) => {
      box.faults.clear();
      box.feed.publish("faults");
      return { status: 200, body: [] };
    }
  }
];

const readNumber = (url, name, usual, largest) => {
  const given = url.searchParams.get(name);
  const value = given === null || given === "" ? usual : Number(given);
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), largest) : usual;
};

const withoutOwnKeys = (text) => {
  const { $value, $event_id, ...properties } = JSON.parse(text);
  return properties;
};
const viewPerson = (database, id) => {
  const profile = findProfile(database, id);
  if (profile === void 0) return { id };
  const { traits, created: _created, updated: _updated, last_event: _last, ...person } = profile;
  return { ...person, ...traits };
};
const viewEvent = (database, row) => ({
  id: row.id,
  metric: row.metric,
  profile: viewPerson(database, row.profile_id),
  properties: withoutOwnKeys(row.properties),
  value: row.value,
  value_currency: row.value_currency,
  unique_id: row.unique_id,
  time: new Date(row.timestamp * 1e3).toISOString().replace(".000Z", "Z"),
  time_sent: row.time_sent,
  received_at: new Date(row.received_at).toISOString(),
  backfill: row.backfill === 1,
  revision: row.revision,
  lane: row.lane,
  sent: JSON.parse(row.sent)
});

const MOST = 1e4;
const formatTime$1 = (milliseconds) => new Date(milliseconds).toISOString();
const count = (database, table) => database.get(`SELECT count(*) AS total FROM ${table}`)?.total ?? 0;
const viewProfile = (database, profile2) => ({
  ...profile2,
  created: formatTime$1(profile2.created),
  updated: formatTime$1(profile2.updated),
  last_event: profile2.last_event === null ? null : formatTime$1(profile2.last_event),
  explanations: listResolutionsOf(database, profile2.id).map(({ at, kind, sentence }) => ({
    at: formatTime$1(at),
    kind,
    sentence
  }))
});
const list$1 = (path, answer) => ({
  method: "GET",
  path,
  answer
});
const journal = (path, table) => list$1(path, ({ box, url }) => ({
  status: 200,
  body: listEntries(box.database, table, readNumber(url, "limit", 1e3, MOST)).map((entry) => ({
    ...entry,
    at: formatTime$1(entry.at),
    ..."errors" in entry && { errors: JSON.parse(entry.errors), body: JSON.parse(entry.body) },
    ..."sent" in entry && { sent: JSON.parse(entry.sent) }
  }))
}));
const state = list$1("/_sandbox/state", ({ box: { database, faults } }) => ({
  status: 200,
  body: {
    events: countSentEvents(database, null),
    profiles: count(database, "profiles"),
    requests: count(database, "requests"),
    rejects: count(database, "rejects"),
    drops: count(database, "drops"),
    faults: faults.list().length
  }
}));
const events = list$1("/_sandbox/events", ({ box: { database }, url }) => {
  const limit = readNumber(url, "limit", 1e3, MOST);
  const rows = listSentEvents(database, url.searchParams.get("metric"), limit);
  return { status: 200, body: rows.map((row) => viewEvent(database, row)) };
});
const event = list$1("/_sandbox/events/:id", ({ box: { database }, id }) => {
  const row = findEvent(database, id);
  return row ? { status: 200, body: viewEvent(database, row) } : { status: 404 };
});
const profiles = list$1("/_sandbox/profiles", ({ box: { database }, url }) => ({
  status: 200,
  body: listProfiles(database, readNumber(url, "limit", 500, MOST)).map(
    (profile2) => viewProfile(database, profile2)
  )
}));
const profile = list$1("/_sandbox/profiles/:id", ({ box: { database }, id }) => {
  const found = findProfile(database, id);
  if (found === void 0) return { status: 404 };
  const timeline = listEventsOf(database, found.id, 500).map((row) => viewEvent(database, row));
  return { status: 200, body: { ...viewProfile(database, found), events: timeline } };
});
const lists = [
  state,
  events,
  event,
  profiles,
  profile,
  journal("/_sandbox/requests", "requests"),
  journal("/_sandbox/rejects", "rejects"),
  journal("/_sandbox/drops", "drops")
];

const reset = {
  method: "POST",
  path: "/_sandbox/reset",
  answer: ({ box }) => {
    box.database.reset();
    box.faults.clear();
    box.feed.publish("events", "people", "rejects", "drops", "requests", "faults");
    return { status: 204 };
  }
};

const GATHER_MS = 80;
const PING_MS = 15e3;
const stream = {
  method: "GET",
  path: "/_sandbox/stream",
  answer: ({ box, signal }) => {
    const encoder = new TextEncoder();
    const changed = /* @__PURE__ */ new Set();
    let timer;
    let stop = () => {
    };
    const body = new ReadableStream({
      start: (controller) => {
        const write = (text) => controller.enqueue(encoder.encode(text));
        const flush = () => {
          timer = void 0;
          write(`data: ${JSON.stringify({ changed: [...changed] })}

`);
          changed.clear();
        };
        const unsubscribe = box.feed.subscribe((changes) => {
          for (const change of changes) changed.add(change);
          timer ??= setTimeout(flush, GATHER_MS);
        });
        const ping = setInterval(() => write(": still here\n\n"), PING_MS);
        stop = () => {
          unsubscribe();
          clearInterval(ping);
          clearTimeout(timer);
        };
        signal.addEventListener("abort", () => stop());
        write("retry: 1000\n\n");
      },
      cancel: () => stop()
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" }
    });
  }
};

const waitFor = (box, { metric, count, timeoutMs }, signal) => new Promise((resolve) => {
  const isThere = () => countSentEvents(box.database, metric) >= count;
  if (isThere() || signal.aborted) {
    resolve(!signal.aborted);
    return;
  }
  const finish = (came) => {
    unsubscribe();
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
    resolve(came);
  };
  const giveUp = () => finish(false);
  const timer = setTimeout(giveUp, timeoutMs);
  const unsubscribe = box.feed.subscribe(() => {
    if (isThere()) finish(true);
  });
  signal.addEventListener("abort", giveUp);
});
const waitForEvents = {
  method: "GET",
  path: "/_sandbox/wait",
  answer: async ({ box, url, signal }) => {
    const metric = url.searchParams.get("metric");
    const count = readNumber(url, "count", 1, 1e4);
    const timeoutMs = readNumber(url, "timeoutMs", 5e3, 12e4);
    const came = await waitFor(box, { metric, count, timeoutMs }, signal);
    if (signal.aborted) return { status: 408 };
    const rows = listSentEvents(box.database, metric, 1e3);
    const body = rows.map((row) => viewEvent(box.database, row));
    return { status: came ? 200 : 408, body };
  }
};

const controls = [
  ...lists,
  ...faultSwitch,
  waitForEvents,
  emailLink,
  reset,
  stream
];

const readJson = async (request) => {
  const text = await request.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(400, { detail: "The body is not JSON.", pointer: "" });
  }
};
const serveControl = async (box, control, request, id) => {
  try {
    const body = request.method === "POST" ? await readJson(request) : {};
    const url = new URL(request.url);
    const answer = await control.answer({ box, url, id, body, signal: request.signal });
    if (answer instanceof Response) return answer;
    if (answer.body === void 0) return new Response(null, { status: answer.status });
    return Response.json(answer.body, { status: answer.status });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return Response.json(errorDocument(error.status, error.problems), { status: error.status });
  }
};

const MAX_PAYLOAD_BYTES = 5e6;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_METRIC_LENGTH = 127;
const MAX_BULK_EVENTS = 1e3;
const MAX_PROFILE_BYTES = 1e5;
const MAX_IDENTIFIER_LENGTH = 255;

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
const isCalendarDay = (day) => {
  const parsed = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};
const parseEventTime = (text) => {
  const [, day, clock = "00:00", offset = "Z"] = ISO.exec(text) ?? [];
  if (day === void 0 || !isCalendarDay(day)) return void 0;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const milliseconds = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? void 0 : Math.floor(milliseconds / 1e3);
};
const formatEventTime = (seconds) => new Date(seconds * 1e3).toISOString().replace(".000Z", "+00:00");
const oneYearAfter = (now) => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return Math.floor(then.getTime() / 1e3);
};
const timeProblem = (text, earliestYear, now) => {
  const seconds = parseEventTime(text);
  if (seconds === void 0) return `'${text.slice(0, 40)}' is not an ISO 8601 date and time.`;
  if (seconds < Date.UTC(earliestYear) / 1e3)
    return `The time is before the year ${earliestYear}.`;
  if (seconds > oneYearAfter(now)) return "The time is more than a year in the future.";
  return void 0;
};

const text = v.nullish(v.string());
const plainObject = v.custom(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "Expected a JSON object."
);
const email = v.nullish(
  v.pipe(
    v.string(),
    v.trim(),
    v.toLowerCase(),
    v.regex(/^[^\s@,;<>]+@[^\s@.,;<>]+(\.[^\s@.,;<>]+)+$/, "Invalid email address"),
    v.maxLength(254, "Invalid email address")
  )
);
const phoneNumber = v.nullish(
  v.pipe(
    v.string(),
    v.regex(
      /^\+[1-9]\d{6,14}$/,
      "Invalid phone number format (Example of a valid format: +12345678901)"
    )
  )
);
const identifier = v.nullish(
  v.pipe(
    v.string(),
    v.minLength(1, "This field may not be blank."),
    v.maxLength(MAX_IDENTIFIER_LENGTH, `Longer than ${MAX_IDENTIFIER_LENGTH} characters.`)
  )
);
const coordinate = v.nullish(v.union([v.string(), v.number()]));
const location = v.nullish(
  v.strictObject({
    address1: text,
    address2: text,
    city: text,
    country: text,
    latitude: coordinate,
    longitude: coordinate,
    region: text,
    zip: text,
    timezone: text,
    ip: text
  })
);
const patchProperties = v.strictObject({
  append: v.nullish(plainObject),
  unappend: v.nullish(plainObject),
  unset: v.nullish(v.union([v.string(), v.array(v.string())]))
});
const profileMeta = v.nullish(
  v.strictObject({
    patch_properties: v.nullish(patchProperties),
    patch_identifiers: v.nullish(
      v.strictObject({ append: v.nullish(plainObject), unappend: v.nullish(plainObject) })
    )
  })
);
const profileAttributes = {
  email,
  phone_number: phoneNumber,
  external_id: identifier,
  _kx: text,
  first_name: text,
  last_name: text,
  organization: text,
  locale: text,
  title: text,
  image: text,
  location,
  properties: v.nullish(plainObject)
};
const eventProfileAttributes = { ...profileAttributes, anonymous_id: identifier };
const profileId = identifier;
const identifying = ["email", "phone_number", "external_id", "anonymous_id", "_kx"];
const isIdentified = (profile) => !!profile.id || identifying.some((key) => !!profile.attributes[key]);

const isTooLong = (text) => text.length > MAX_STRING_BYTES / 4 && Buffer.byteLength(text) > MAX_STRING_BYTES;
const ownDetail = (value, depth) => {
  if (typeof value === "string") return isTooLong(value) ? "The string is over 100 KB." : void 0;
  if (typeof value !== "object" || value === null) return void 0;
  if (depth > MAX_DEPTH) return `The value is nested more than ${MAX_DEPTH} levels deep.`;
  if (Array.isArray(value) && value.length > MAX_ARRAY_ITEMS)
    return `The array holds more than ${MAX_ARRAY_ITEMS} items.`;
  return void 0;
};
const inspect = (value, keys, depth, found) => {
  const detail = ownDetail(value, depth);
  if (detail !== void 0) {
    found.push({ keys, detail });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) inspect(item, [...keys, key], depth + 1, found);
};
const propertiesProblems = (properties, maxProperties) => {
  const found = [];
  const count = Object.keys(properties).length;
  if (count > maxProperties)
    found.push({
      keys: [],
      detail: `${count} properties; an event holds at most ${maxProperties}.`
    });
  inspect(properties, [], 1, found);
  return found;
};

const issuePath = (input, { keys }) => keys.map((key) => ({
  type: "unknown",
  origin: "value",
  input,
  key,
  value: null
}));
const createProperties = (maxProperties) => v.pipe(
  plainObject,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const problem of propertiesProblems(dataset.value, maxProperties)) {
      const [first, ...rest] = issuePath(dataset.value, problem);
      addIssue({ message: problem.detail, ...first && { path: [first, ...rest] } });
    }
  })
);
const createTime = (earliestYear, now) => v.pipe(
  v.string(),
  v.check(
    (text) => timeProblem(text, earliestYear, now) === void 0,
    ({ input }) => timeProblem(input, earliestYear, now) ?? ""
  )
);
const metric = v.strictObject({
  data: v.strictObject({
    type: v.literal("metric"),
    attributes: v.strictObject({
      name: v.pipe(
        v.string(),
        v.check((name) => name.trim() !== "", "This field may not be blank."),
        v.check(
          (name) => [...name].length <= MAX_METRIC_LENGTH,
          "A metric name has fewer than 128 characters."
        )
      ),
      service: v.nullish(v.string())
    })
  })
});
const dedupId = v.nullish(v.pipe(v.string(), v.minLength(1, "This field may not be blank.")));
const createEventAttributes = ({ maxProperties, earliestYear }, now) => ({
  properties: createProperties(maxProperties),
  time: v.nullish(createTime(earliestYear, now)),
  value: v.nullish(v.pipe(v.number(), v.finite("Not a number."))),
  value_currency: v.nullish(v.string()),
  unique_id: dedupId,
  backfill: v.nullish(v.boolean()),
  metric
});

const NOBODY = "A profile needs an id, email, phone_number, external_id, anonymous_id or _kx.";
const profileOfEvent = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal("profile"),
      id: profileId,
      attributes: v.strictObject({ ...eventProfileAttributes, meta: profileMeta })
    }),
    v.check((profile) => isIdentified(profile), NOBODY)
  )
});
const profileOfBulk = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal("profile"),
      id: profileId,
      attributes: v.strictObject(eventProfileAttributes),
      meta: profileMeta
    }),
    v.check((profile) => isIdentified(profile), NOBODY)
  )
});
const createEventRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event"),
    attributes: v.strictObject({
      ...createEventAttributes(revision, now),
      profile: profileOfEvent
    })
  })
});
const createGroup = (revision, now) => v.strictObject({
  type: v.literal("event-bulk-create"),
  attributes: v.strictObject({
    backfill: v.nullish(v.boolean()),
    profile: profileOfBulk,
    events: v.strictObject({
      data: v.pipe(
        v.array(
          v.strictObject({
            type: v.literal("event"),
            attributes: v.strictObject(createEventAttributes(revision, now))
          })
        ),
        v.minLength(1, "This list may not be empty.")
      )
    })
  })
});
const bulkCreateRequest = (revision, now) => v.strictObject({
  data: v.strictObject({
    type: v.literal("event-bulk-create-job"),
    attributes: v.strictObject({
      "events-bulk-create": v.strictObject({
        data: v.pipe(
          v.array(createGroup(revision, now)),
          v.minLength(1, "This list may not be empty."),
          v.check(
            (groups) => groups.reduce((sum, group) => sum + group.attributes.events.data.length, 0) <= MAX_BULK_EVENTS,
            `A bulk request holds at most ${MAX_BULK_EVENTS} events.`
          )
        )
      })
    })
  })
});

const keepTexts = (identifiers) => Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value));
const sortProfile = (profile) => {
  const { external_id, email, phone_number, anonymous_id, _kx, meta, ...traits } = profile.attributes;
  return {
    id: profile.id ?? void 0,
    exchangeToken: _kx || void 0,
    given: keepTexts({ external_id, email, phone_number, anonymous_id }),
    traits,
    patch: (meta ?? profile.meta)?.patch_properties ?? void 0
  };
};

const toNewEvent = (profileId, metricId, { attributes, sent }, { lane, revision, now }) => {
  const { $event_id: _, ...properties } = attributes.properties;
  const seconds = attributes.time ? parseEventTime(attributes.time) : void 0;
  return {
    profileId,
    metricId,
    uniqueId: attributes.unique_id ?? null,
    timestamp: seconds ?? Math.floor(now / 1e3),
    timeSent: attributes.time ?? null,
    properties,
    value: attributes.value ?? null,
    valueCurrency: attributes.value_currency ?? null,
    backfill: attributes.backfill ?? false,
    revision,
    lane,
    sent,
    receivedAt: now
  };
};
const dropEvent = (database, { attributes, sent }, { lane, now }, reason, profileId = null) => {
  const { name: metric } = attributes.metric.data.attributes;
  const unique_id = attributes.unique_id ?? null;
  const entry = { at: now, reason, metric, unique_id, profile_id: profileId, lane, sent };
  writeEntry(database, "drops", entry);
};
const recordEvent = (database, profileId, incoming, arrival) => {
  const { name, service } = incoming.attributes.metric.data.attributes;
  const metric = ensureMetric(database, name, service ?? "api", arrival.now);
  const event = toNewEvent(profileId, metric.id, incoming, arrival);
  const twin = findTwin(database, event);
  if (twin === void 0) {
    insertEvent(database, event);
    return "recorded";
  }
  const isRepeat = event.uniqueId !== null;
  const rule = isRepeat ? "same unique_id" : "same second and no unique_id";
  dropEvent(database, incoming, arrival, `duplicate of event ${twin}: ${rule}`, profileId);
  return isRepeat ? "repeated-id" : "same-second";
};

const wrapAlone = ({ attributes }, event) => {
  const group = {
    type: "event-bulk-create",
    attributes: { ...attributes, events: { data: [event] } }
  };
  const job = { "events-bulk-create": { data: [group] } };
  return JSON.stringify({ data: { type: "event-bulk-create-job", attributes: job } });
};
const splitGroup = (group, index) => {
  const { profile, events, backfill } = group.attributes;
  const base = `/data/attributes/events-bulk-create/data/${index}/attributes/events/data`;
  return {
    profile: profile.data,
    events: events.data.map((event, position) => ({
      at: `${base}/${position}/attributes`,
      attributes: { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      sent: wrapAlone(group, event)
    }))
  };
};

const refuseMetrics = ({ box, path }, metrics) => {
  const names = metrics.map(({ name }) => name);
  const rejected = box.faults.takeRejected(path, names);
  const problems = metrics.filter(({ name }) => rejected.has(name)).map(({ name, at }) => ({
    detail: `The metric '${name}' is refused by a switched-on fault.`,
    pointer: `${at}/metric/data/attributes/name`
  }));
  if (problems.length > 0) throw new Failure(400, ...problems);
};

const repeatProblem = ({ at, attributes }) => ({
  detail: `The unique_id '${attributes.unique_id}' is already used for this profile and metric.`,
  pointer: `${at}/unique_id`
});
const recordGroup = (database, group, arrival) => {
  const incoming = sortProfile(group.profile);
  const person = resolveProfile(database, incoming, "event", arrival.now);
  return group.events.filter((event) => {
    if ("profileId" in person)
      return recordEvent(database, person.profileId, event, arrival) === "repeated-id";
    dropEvent(database, event, arrival, person.reason);
    return false;
  });
};
const answer$3 = (call) => {
  const { box, revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const groups = job["events-bulk-create"].data.map(splitGroup);
  const metrics = groups.flatMap(
    ({ events }) => events.map((event) => ({ name: event.attributes.metric.data.attributes.name, at: event.at }))
  );
  refuseMetrics(call, metrics);
  const arrival = { lane: "bulk", revision: revision.name, now: at };
  box.database.transaction(() => {
    const repeats = groups.flatMap((group) => recordGroup(box.database, group, arrival));
    if (repeats.length > 0) throw new Failure(400, ...repeats.map(repeatProblem));
  });
  box.feed.publish("events", "people", "drops");
  return { status: 202 };
};
const sizeOf = (value) => Array.isArray(value) ? value.length : 0;
const countEvents = (body) => {
  const groups = body?.data?.attributes?.["events-bulk-create"]?.data;
  if (!Array.isArray(groups)) return 0;
  return groups.reduce((sum, group) => sum + sizeOf(group?.attributes?.events?.data), 0);
};
const bulkCreateEvents = {
  name: "bulk_create_events",
  method: "POST",
  path: "/api/event-bulk-create-jobs",
  lane: "bulk",
  countEvents,
  answer: answer$3
};

const answer$2 = (call) => {
  const { box, revision, at, body } = call;
  const { attributes } = parseInput(createEventRequest(revision, at), body).data;
  const { name } = attributes.metric.data.attributes;
  refuseMetrics(call, [{ name, at: "/data/attributes" }]);
  const arrival = { lane: "create_event", revision: revision.name, now: at };
  const event = { attributes, sent: JSON.stringify(body) };
  box.database.transaction(() => {
    const person = resolveProfile(box.database, sortProfile(attributes.profile.data), "event", at);
    if ("reason" in person) dropEvent(box.database, event, arrival, person.reason);
    else recordEvent(box.database, person.profileId, event, arrival);
  });
  box.feed.publish("events", "people", "drops");
  return { status: 202 };
};
const createEvent = {
  name: "create_event",
  method: "POST",
  path: "/api/events",
  lane: "create_event",
  countEvents: () => 1,
  answer: answer$2
};

const readEventProperties = (row) => ({
  ...JSON.parse(row.properties),
  $event_id: row.unique_id ?? String(row.timestamp),
  ...row.value !== null && { $value: row.value }
});
const eventDocument = (row, origin) => {
  const self = `${origin}/api/events/${row.id}/`;
  const relate = (type, id) => ({
    data: { type, id },
    links: { self: `${self}relationships/${type}/`, related: `${self}${type}/` }
  });
  return {
    type: "event",
    id: row.id,
    attributes: {
      timestamp: row.timestamp,
      event_properties: readEventProperties(row),
      datetime: formatEventTime(row.timestamp),
      uuid: row.uuid
    },
    relationships: {
      profile: relate("profile", row.profile_id),
      metric: relate("metric", row.metric_id),
      attributions: { data: [] }
    },
    links: { self }
  };
};

const metricDocument = ({ id, name, service, created }, origin) => {
  const at = formatEventTime(Math.floor(created / 1e3));
  const integration = service === "api" ? { object: "integration", id: "0eMvjm", name: "API", category: "API" } : { object: "integration", id: "0rG4eQ", name: service, category: "Internal" };
  const self = `${origin}/api/metrics/${id}/`;
  return {
    type: "metric",
    id,
    attributes: { name, created: at, updated: at, integration },
    relationships: {
      "flow-triggers": {
        links: {
          self: `${self}relationships/flow-triggers/`,
          related: `${self}flow-triggers/`
        }
      }
    },
    links: { self }
  };
};

const names = ["first_name", "last_name", "organization", "locale", "title", "image"];
const places = [
  "address1",
  "address2",
  "city",
  "country",
  "latitude",
  "longitude",
  "region",
  "zip",
  "timezone",
  "ip"
];
const pick$1 = (keys, from = {}) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
const formatTime = (milliseconds) => formatEventTime(Math.floor(milliseconds / 1e3));
const profileDocument = (profile, origin) => {
  const { id, email, phone_number, external_id, traits } = profile;
  const self = `${origin}/api/profiles/${id}/`;
  const relate = (name) => ({
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` }
  });
  return {
    type: "profile",
    id,
    attributes: {
      email,
      phone_number,
      external_id,
      ...pick$1(names, traits),
      created: formatTime(profile.created),
      updated: formatTime(profile.updated),
      last_event_date: profile.last_event === null ? null : formatTime(profile.last_event),
      location: pick$1(places, traits.location),
      properties: traits.properties ?? {}
    },
    relationships: {
      lists: relate("lists"),
      segments: relate("segments"),
      "push-tokens": relate("push-tokens"),
      conversations: relate("conversations")
    },
    links: { self }
  };
};

const asObject = (value) => value ?? {};
const pick = (attributes, names) => {
  const picked = {};
  for (const name of names) {
    const [outer = name, inner] = name.split(".");
    if (!(outer in attributes)) continue;
    if (inner === void 0) picked[outer] = attributes[outer];
    else
      picked[outer] = { ...asObject(picked[outer]), [inner]: asObject(attributes[outer])[inner] };
  }
  return picked;
};
const selectFields = (url, resource) => {
  const wanted = url.searchParams.get(`fields[${resource.type}]`);
  if (wanted === null) return resource;
  return { ...resource, attributes: pick(resource.attributes, wanted.split(",")) };
};

const readInclude = (url, allowed) => {
  const names = (url.searchParams.get("include") ?? "").split(",").filter((name) => name !== "");
  const problems = names.filter((name) => !allowed.includes(name)).map((name) => ({
    detail: `'${name}' is not an allowed include parameter for this resource.`,
    parameter: "include"
  }));
  if (problems.length > 0) throw new Failure(400, ...problems);
  return new Set(names);
};

const unique = (ids) => [...new Set(ids)];
const readIncluded = ({ box, url }, rows) => {
  const wanted = readInclude(url, ["attributions", "metric", "profile"]);
  if (wanted.size === 0) return {};
  const metrics = wanted.has("metric") ? unique(rows.map(({ metric_id }) => metric_id)) : [];
  const profiles = wanted.has("profile") ? unique(rows.map(({ profile_id }) => profile_id)) : [];
  return {
    included: [
      ...metrics.flatMap((id) => findMetric(box.database, id) ?? []).map((metric) => selectFields(url, metricDocument(metric, url.origin))),
      ...profiles.flatMap((id) => findProfile(box.database, id) ?? []).map((profile) => selectFields(url, profileDocument(profile, url.origin)))
    ]
  };
};

const mustFind = ({ box, id }) => {
  const row = findEvent(box.database, id);
  if (row !== void 0) return row;
  throw new Failure(404, { detail: `An event with id ${id} does not exist.` });
};
const respond = (call, data, rest = {}) => ({
  status: 200,
  body: { data, ...rest, links: { self: call.url.href } }
});
const read = (path, name, answer) => ({
  name,
  method: "GET",
  path: `/api/events/:id${path}`,
  answer
});
const getEvent = read("", "get_event", (call) => {
  const row = mustFind(call);
  const event = selectFields(call.url, eventDocument(row, call.url.origin));
  return respond(call, event, readIncluded(call, [row]));
});
const getEventMetric = read("/metric", "get_metric_for_event", (call) => {
  const metric = findMetric(call.box.database, mustFind(call).metric_id);
  const document = metric && metricDocument(metric, call.url.origin);
  return respond(call, document ? selectFields(call.url, document) : null);
});
const getEventProfile = read("/profile", "get_profile_for_event", (call) => {
  const profile = findProfile(call.box.database, mustFind(call).profile_id);
  const document = profile && profileDocument(profile, call.url.origin);
  return respond(call, document ? selectFields(call.url, document) : null);
});
const getEventRelationshipsMetric = read(
  "/relationships/metric",
  "get_metric_id_for_event",
  (call) => respond(call, { type: "metric", id: mustFind(call).metric_id })
);
const getEventRelationshipsProfile = read(
  "/relationships/profile",
  "get_profile_id_for_event",
  (call) => respond(call, { type: "profile", id: mustFind(call).profile_id })
);

const STRING = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`;
const CONDITION = new RegExp(
  `^\\s*([a-z-]+)\\(\\s*([\\w.]+)\\s*(?:,\\s*(${STRING}|\\[[^\\]]*\\]|[^,()"'\\[\\]]+))?\\s*\\)\\s*(,|$)`
);
const invalid = (text) => new Failure(400, { detail: `Invalid filter: '${text.slice(0, 120)}'.`, parameter: "filter" });
const unquote = (text) => text.slice(1, -1).replace(/\\(.)/g, "$1");
const readValues = (text) => {
  if (text === void 0) return { values: [], isQuoted: false };
  if (text.startsWith("["))
    return { values: (text.match(new RegExp(STRING, "g")) ?? []).map(unquote), isQuoted: true };
  const isQuoted = /^["']/.test(text);
  return { values: [isQuoted ? unquote(text) : text.trim()], isQuoted };
};
const parseFilter = (text) => {
  let rest = /^and\((.*)\)$/s.exec(text.trim())?.[1] ?? text;
  const conditions = [];
  while (rest.trim() !== "") {
    const match = CONDITION.exec(rest);
    const [whole, operator, field, value] = match ?? [];
    if (whole === void 0 || operator === void 0 || field === void 0) throw invalid(text);
    conditions.push({ operator, field, ...readValues(value) });
    rest = rest.slice(whole.length);
  }
  return conditions;
};
const refuseCondition = ({ operator, field }) => new Failure(400, {
  detail: `'${operator}' is not an allowed filter on '${field}' for this resource.`,
  parameter: "filter"
});

const comparisons = {
  "greater-than": ">",
  "greater-or-equal": ">=",
  "less-than": "<",
  "less-or-equal": "<="
};
const compareTime = (condition) => {
  const comparison = comparisons[condition.operator];
  const text = condition.values[0] ?? "";
  const seconds = condition.field === "datetime" ? parseEventTime(text) : Number(text);
  if (comparison === void 0 || condition.isQuoted) throw refuseCondition(condition);
  if (seconds === void 0 || !Number.isFinite(seconds)) throw refuseCondition(condition);
  return { sql: `events.timestamp ${comparison} ?`, values: [seconds] };
};
const equalsId = (condition, column) => {
  if (condition.operator !== "equals" || condition.values.length === 0)
    throw refuseCondition(condition);
  const marks = condition.values.map(() => "?").join(", ");
  return { sql: `${column} IN (${marks})`, values: condition.values };
};
const eventClause = (condition) => {
  switch (condition.field) {
    case "metric_id":
      return equalsId(condition, "events.metric_id");
    case "profile_id":
      return equalsId(condition, "events.profile_id");
    case "datetime":
    case "timestamp":
      return compareTime(condition);
    case "profile":
    case "metric":
      if (condition.operator === "has") return { sql: "1", values: [] };
  }
  throw refuseCondition(condition);
};

const readPageSize = (url, usual, largest) => {
  const text = url.searchParams.get("page[size]");
  if (text === null) return usual;
  const size = Number(text);
  if (/^\d+$/.test(text) && size >= 1 && size <= largest) return size;
  throw new Failure(400, {
    detail: `page[size] must be a whole number from 1 to ${largest}.`,
    parameter: "page[size]"
  });
};
const invalidCursor = () => new Failure(400, { detail: "Invalid cursor provided.", pointer: "/data/" });
const encodeCursor = (position) => Buffer.from(JSON.stringify(position)).toString("base64url");
const readCursor = (url) => {
  const given = url.searchParams.get("page[cursor]");
  if (given === null || given === "") return void 0;
  const text = URL.canParse(given) ? new URL(given).searchParams.get("page[cursor]") : given;
  try {
    const position = JSON.parse(Buffer.from(text ?? "", "base64url").toString());
    if (Array.isArray(position)) return position;
  } catch {
  }
  throw invalidCursor();
};
const linkTo = (url, cursor) => {
  if (cursor === void 0) return null;
  const link = new URL(url);
  link.searchParams.set("page[cursor]", cursor);
  return link.href;
};

const readsNewestFirst = (url) => {
  const sort = url.searchParams.get("sort") ?? "-datetime";
  if (/^-?(datetime|timestamp)$/.test(sort)) return sort.startsWith("-");
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: "sort"
  });
};
const cursorAt = (row, direction) => row && encodeCursor([direction, row.timestamp, row.seq]);
const select = (database, url, limit, isDescending) => {
  const cursor = readCursor(url);
  const clauses = parseFilter(url.searchParams.get("filter") ?? "").map(eventClause);
  const where = clauses.map(({ sql }) => sql);
  const values = clauses.flatMap((clause) => clause.values);
  if (cursor !== void 0) {
    where.push(`(events.timestamp, events.seq) ${isDescending ? "<" : ">"} (?, ?)`);
    values.push(Number(cursor[1]), Number(cursor[2]));
  }
  const order = isDescending ? "DESC" : "ASC";
  return database.all(
    `${SELECT_EVENTS} ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
      ORDER BY events.timestamp ${order}, events.seq ${order} LIMIT ?`,
    ...values,
    limit
  );
};
const readEventPage = (database, url, largest) => {
  const size = readPageSize(url, 200, largest);
  const cursor = readCursor(url);
  const isBack = cursor?.[0] === "prev";
  const found = select(database, url, size + 1, readsNewestFirst(url) !== isBack);
  const hasMore = found.length > size;
  const rows = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows,
    next: isBack || hasMore ? cursorAt(rows.at(-1), "next") : void 0,
    previous: (isBack ? hasMore : cursor !== void 0) ? cursorAt(rows[0], "prev") : void 0
  };
};

const answer$1 = (call) => {
  const { box, url, revision } = call;
  const { rows, next, previous } = readEventPage(box.database, url, revision.maxPageSize);
  return {
    status: 200,
    body: {
      data: rows.map((row) => selectFields(url, eventDocument(row, url.origin))),
      ...readIncluded(call, rows),
      links: { self: url.href, next: linkTo(url, next), prev: linkTo(url, previous) }
    }
  };
};
const getEvents = {
  name: "get_events",
  method: "GET",
  path: "/api/events",
  answer: answer$1
};

const columns = ["id", "email", "phone_number", "external_id"];
const findMatches = (database, condition) => {
  const { operator, field, values } = condition;
  const column = columns.find((name) => name === field);
  if (operator === "equals" && field === "_kx") {
    const id = decodeExchangeToken(values[0] ?? "");
    const profile = id === void 0 ? void 0 : findProfile(database, id);
    return profile === void 0 ? [] : [profile];
  }
  if (column === void 0 || !["equals", "any"].includes(operator))
    throw refuseCondition(condition);
  return values.flatMap((value) => findProfileBy(database, column, value) ?? []);
};
const list = ({ box, url }) => {
  const conditions = parseFilter(url.searchParams.get("filter") ?? "");
  const [first, ...others] = conditions.map((condition) => findMatches(box.database, condition));
  const all = first ?? listProfiles(box.database, -1);
  const matching = all.filter(
    ({ id }) => others.every((other) => other.some((profile) => profile.id === id))
  );
  const size = readPageSize(url, 20, 100);
  const start = Number(readCursor(url)?.[0] ?? 0);
  const cursorAt = (offset) => linkTo(url, encodeCursor([offset]));
  return {
    status: 200,
    body: {
      data: matching.slice(start, start + size).map((profile) => selectFields(url, profileDocument(profile, url.origin))),
      links: {
        self: url.href,
        next: start + size < matching.length ? cursorAt(start + size) : null,
        prev: start > 0 ? cursorAt(Math.max(0, start - size)) : null
      }
    }
  };
};
const one = ({ box, url, id }) => {
  const profile = findProfile(box.database, id);
  if (profile === void 0)
    throw new Failure(404, { detail: `A profile with id ${id} does not exist.` });
  const data = selectFields(url, profileDocument(profile, url.origin));
  return { status: 200, body: { data, links: { self: url.href } } };
};
const getProfiles = {
  name: "get_profiles",
  method: "GET",
  path: "/api/profiles",
  answer: list
};
const getProfile = {
  name: "get_profile",
  method: "GET",
  path: "/api/profiles/:id",
  answer: one
};

const profileImportRequest = v.strictObject({
  data: v.pipe(
    v.strictObject({
      type: v.literal("profile"),
      id: profileId,
      attributes: v.strictObject(profileAttributes),
      meta: profileMeta
    }),
    v.check(
      (profile) => isIdentified(profile),
      "A profile needs an id, email, phone_number, external_id or _kx."
    )
  )
});

const refuseTwoPeople = (database, incoming) => {
  const { claim } = lookUp(database, incoming, "import");
  const named = claim.named === void 0 ? [] : [claim.named];
  const [first, ...others] = [...named, ...Object.values(claim.owners)];
  const other = others.find(({ id }) => id !== first?.id);
  if (other === void 0) return;
  throw new Failure(409, {
    detail: "A profile already exists with one of these identifiers.",
    pointer: "/data/attributes",
    meta: { duplicate_profile_id: other.id }
  });
};
const answer = ({ box, url, at, body, bodyBytes }) => {
  if (bodyBytes > MAX_PROFILE_BYTES)
    throw new Failure(400, { detail: "The profile is larger than 100 KB.", pointer: "/data" });
  const incoming = sortProfile(parseInput(profileImportRequest, body).data);
  const { database } = box;
  const { profile, isNew } = database.transaction(() => {
    refuseTwoPeople(database, incoming);
    const person = resolveProfile(database, incoming, "import", at);
    if ("reason" in person) throw new Failure(404, { detail: "The profile does not exist." });
    return { profile: findProfile(database, person.profileId), isNew: person.isNew };
  });
  box.feed.publish("people");
  const data = profile && profileDocument(profile, url.origin);
  return { status: isNew ? 201 : 200, body: { data, links: { self: url.href } } };
};
const importProfile = {
  name: "create_or_update_profile",
  method: "POST",
  path: "/api/profile-import",
  answer
};

const endpoints = [
  createEvent,
  bulkCreateEvents,
  getEvents,
  getEvent,
  getEventMetric,
  getEventProfile,
  getEventRelationshipsMetric,
  getEventRelationshipsProfile,
  importProfile,
  getProfiles,
  getProfile
];

const PAGE_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";
const pageIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"
 stroke="#2a9d86" stroke-width="2" stroke-linejoin="round">
<path d="M12 3 20 7v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10"/></svg>
`;
const pageShell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Klaviyo in a box</title>
<link rel="icon" href="/_sandbox/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_sandbox/page.css">
<script type="module" src="/_sandbox/page.js"><\/script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. The same data is at <a href="/_sandbox/events">/_sandbox/events</a>.</noscript>
</body>
</html>
`;

const revisions = [
  { name: "2026-07-15", maxProperties: 400, earliestYear: 1990, maxPageSize: 1e3 }
];
const findRevision = (name) => revisions.find((revision) => revision.name === name);
const revisionNames = () => revisions.map(({ name }) => name);

class WrongScheme extends Error {
  name = "WrongScheme";
}
const readKey = (headers) => {
  const given = headers("authorization") ?? "";
  if (/^Bearer\s+pk_/i.test(given)) throw new WrongScheme("A private key is not a bearer token");
  const key = /^Klaviyo-API-Key (pk_\w+)$/.exec(given)?.[1];
  if (key !== void 0) return key;
  const detail = given === "" ? "Missing or invalid authorization scheme." : "Incorrect authentication credentials.";
  throw new Failure(401, { detail, pointer: "/data/" });
};
const readRevision = (headers) => {
  const name = headers("revision");
  const revision = findRevision(name);
  if (revision !== void 0) return revision;
  const known = revisionNames().join(", ");
  const detail = name === void 0 ? `The revision header is required. The sandbox speaks ${known}.` : `'${name}' is not a revision the sandbox speaks: ${known}.`;
  throw new Failure(400, { detail, parameter: "revision" });
};
const accepted = ["application/json", "application/vnd.api+json"];
const requireJson = (headers) => {
  const type = (headers("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (accepted.includes(type)) return;
  throw new Failure(415, { detail: `Unsupported media type '${type}' in request.` });
};

const tooLarge = () => new Failure(400, { detail: "The payload is larger than 5 MB.", pointer: "/data" });
const inflate = (bytes) => {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES });
  } catch (cause) {
    if (cause.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new Failure(400, { detail: "The body is not gzip.", pointer: "/data" });
  }
};
const readBody = (bytes, encoding, key) => {
  const plain = encoding === "gzip" ? inflate(bytes) : bytes;
  if (plain.byteLength > MAX_PAYLOAD_BYTES) throw tooLarge();
  return new TextDecoder().decode(plain).replaceAll(key, "pk_removed");
};
const parseBody = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(400, {
      detail: "The payload provided in the request is invalid.",
      pointer: "/data"
    });
  }
};

const MAX_STRING = 200;
const MAX_ITEMS = 50;
const personal = /* @__PURE__ */ new Set([
  "email",
  "phone_number",
  "first_name",
  "last_name",
  "address1",
  "address2",
  "ip",
  "_kx"
]);
const mask = (text) => text.replace(/\p{L}/gu, "x").replace(/\d/g, "0");
const shorten = (text) => text.length <= MAX_STRING ? text : `${text.slice(0, MAX_STRING)}\u2026 (${text.length} characters)`;
const redactList = (list) => [
  ...list.slice(0, MAX_ITEMS).map((item) => redact(item)),
  ...list.length > MAX_ITEMS ? [`\u2026 (${list.length} items)`] : []
];
const hideKeys = (text) => text.replace(/pk_\w+/g, "pk_removed");
const redact = (value, key = "") => {
  if (typeof value === "string") return shorten(personal.has(key) ? mask(value) : value);
  if (Array.isArray(value)) return redactList(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redact(item, name)])
  );
};

const details = {
  429: "Request was throttled. Expected available in",
  500: "An internal error occurred.",
  503: "The service is unavailable."
};
const wordFault = (status, seconds) => status === 429 ? `${details[429]} ${seconds} second${seconds === 1 ? "" : "s"}.` : details[status] ?? "A switched-on fault of the sandbox.";
const page = (status) => `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>`;
const faultResponse = (fault) => {
  const { status, body } = fault;
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : void 0);
  const isHtml = body === "html";
  const headers = new Headers({
    "content-type": isHtml ? "text/html" : "application/vnd.api+json"
  });
  if (seconds !== void 0) headers.set("retry-after", String(seconds));
  const problem = { detail: wordFault(status, seconds), pointer: "/data" };
  const text = isHtml ? page(status) : JSON.stringify(errorDocument(status, [problem]));
  return new Response(text, { status, headers });
};

const JSON_API = { "content-type": "application/vnd.api+json" };
const htmlPage = () => new Response("<html><body><h1>400 Bad Request</h1></body></html>", {
  status: 400,
  headers: { "content-type": "text/html" }
});
const writeReject = (box, refused, status, errors) => {
  const { request, path, body } = refused;
  writeEntry(box.database, "rejects", {
    at: box.now(),
    method: request.method,
    path: hideKeys(path),
    status,
    errors: hideKeys(JSON.stringify(errors)),
    body: JSON.stringify(redact(body ?? null))
  });
  box.feed.publish("rejects");
};
const refuse = (box, refused, error) => {
  if (error instanceof WrongScheme) {
    const detail = "A private key was sent as a bearer token: answered with an HTML page.";
    writeReject(box, refused, 400, [{ detail }]);
    return htmlPage();
  }
  if (!(error instanceof Failure)) throw error;
  const { status, problems } = error;
  const document = errorDocument(status, problems);
  writeReject(box, refused, status, document.errors);
  return new Response(JSON.stringify(document), { status, headers: JSON_API });
};

const chooseEndpoint = ({ request, path, candidates }) => {
  if (candidates.length === 0)
    throw new Failure(404, { detail: `The sandbox has no endpoint at ${path}.` });
  const endpoint = candidates.find(({ method }) => method === request.method);
  if (endpoint !== void 0) return endpoint;
  throw new Failure(405, { detail: `Method "${request.method}" not allowed.` });
};
const perform = async (box, routed, trace) => {
  const { request, path, id } = routed;
  const at = box.now();
  const headers = (name) => request.headers.get(name) ?? void 0;
  const key = readKey(headers);
  const endpoint = chooseEndpoint(routed);
  let bodyBytes = 0;
  if (endpoint.method === "POST") {
    requireJson(headers);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const text = readBody(bytes, headers("content-encoding"), key);
    bodyBytes = Buffer.byteLength(text);
    trace.body = parseBody(text);
  }
  const revision = readRevision(headers);
  const url = new URL(request.url);
  return endpoint.answer({ box, url, path, id, revision, body: trace.body, bodyBytes, at });
};
const toResponse = ({ status, body }) => body === void 0 ? new Response(null, { status }) : new Response(JSON.stringify(body), { status, headers: JSON_API });
const answerOrRefuse = async (box, routed, trace) => {
  try {
    return toResponse(await perform(box, routed, trace));
  } catch (error) {
    return refuse(box, { ...routed, body: trace.body }, error);
  }
};
const answerWithFaults = async (box, routed, trace) => {
  const fault = box.faults.takeFor(routed.path);
  if (fault === void 0) return answerOrRefuse(box, routed, trace);
  box.feed.publish("faults");
  await setTimeout$1(fault.delayMs);
  const { status } = fault;
  if (status === void 0) return answerOrRefuse(box, routed, trace);
  if (fault.when === "after") await answerOrRefuse(box, routed, trace);
  return faultResponse({ ...fault, status });
};
const serveApi = async (box, routed) => {
  const { request, path } = routed;
  const trace = {};
  const at = box.now();
  const response = await answerWithFaults(box, routed, trace);
  const endpoint = routed.candidates.find(({ method }) => method === request.method);
  const { body } = trace;
  const lane = endpoint?.lane ?? null;
  const events = body === void 0 ? 0 : endpoint?.countEvents?.(body) ?? 0;
  const { status } = response;
  const entry = { at, method: request.method, path: hideKeys(path), status, lane, events };
  writeEntry(box.database, "requests", entry);
  box.feed.publish("requests");
  return response;
};

const normalisePath = (path) => path.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
const servePage = (app, { script, style }) => {
  const serve = (path, type, text) => app.get(path, () => {
    const headers = {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": PAGE_POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store"
    };
    return new Response(text, { headers });
  });
  serve("/", "text/html", pageShell);
  serve("/_sandbox/icon.svg", "image/svg+xml", pageIcon);
  serve("/_sandbox/page.js", "text/javascript", script);
  serve("/_sandbox/page.css", "text/css", style);
};
const createApp = (box, assets) => {
  const app = new Hono({ getPath: ({ url }) => normalisePath(new URL(url).pathname) });
  servePage(app, assets);
  for (const control of controls)
    app.on(
      control.method,
      control.path,
      (context) => serveControl(box, control, context.req.raw, context.req.param("id") ?? "")
    );
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const candidates = endpoints.filter((endpoint) => endpoint.path === path);
    app.all(
      path,
      ({ req }) => serveApi(box, { request: req.raw, path: req.path, id: req.param("id") ?? "", candidates })
    );
  }
  app.all(
    "/api/*",
    ({ req }) => serveApi(box, { request: req.raw, path: req.path, id: "", candidates: [] })
  );
  return app;
};

const createFaults = () => {
  let faults = [];
  const use = (used) => {
    faults = faults.map(
      (fault) => fault === used && fault.left !== null ? { ...fault, left: fault.left - 1 } : fault
    ).filter(({ left }) => left !== 0);
  };
  const takeFor = (path) => {
    const hit = faults.find(
      (fault) => fault.rejectMetric === void 0 && path.startsWith(fault.path)
    );
    if (hit !== void 0) use(hit);
    return hit;
  };
  const takeRejected = (path, names) => {
    const hits = faults.filter(
      ({ rejectMetric, path: prefix }) => rejectMetric !== void 0 && path.startsWith(prefix) && names.includes(rejectMetric)
    );
    for (const hit of hits) use(hit);
    return new Set(hits.flatMap(({ rejectMetric }) => rejectMetric ?? []));
  };
  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    takeFor,
    takeRejected
  };
};

const createFeed = () => {
  const listeners = /* @__PURE__ */ new Set();
  return {
    publish: (...changes) => {
      for (const listener of listeners) listener(changes);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
};

const schema = `
CREATE TABLE IF NOT EXISTS profiles (
  id TEXT PRIMARY KEY,
  external_id TEXT UNIQUE,
  email TEXT UNIQUE,
  phone_number TEXT UNIQUE,
  traits TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS anonymous_ids (
  anonymous_id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS anonymous_ids_of ON anonymous_ids (profile_id);

CREATE TABLE IF NOT EXISTS merged_profiles (
  source_id TEXT PRIMARY KEY,
  destination_id TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS metrics (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  service TEXT NOT NULL,
  created INTEGER NOT NULL,
  UNIQUE (name, service)
) STRICT;

CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  uuid TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  metric_id TEXT NOT NULL,
  dedup_key TEXT NOT NULL,
  unique_id TEXT,
  timestamp INTEGER NOT NULL, -- seconds
  time_sent TEXT,
  properties TEXT NOT NULL,
  value REAL,
  value_currency TEXT,
  backfill INTEGER NOT NULL,
  revision TEXT NOT NULL,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
-- Not unique: two people's events may carry one key, and merging the people must not lose either.
CREATE INDEX IF NOT EXISTS events_by_key ON events (profile_id, metric_id, dedup_key);
CREATE INDEX IF NOT EXISTS events_of ON events (profile_id, timestamp);
CREATE INDEX IF NOT EXISTS events_by_time ON events (timestamp, seq);

CREATE TABLE IF NOT EXISTS resolutions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS resolutions_of ON resolutions (profile_id);

CREATE TABLE IF NOT EXISTS requests (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  lane TEXT,
  events INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS rejects (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  errors TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS drops (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  metric TEXT NOT NULL,
  unique_id TEXT,
  profile_id TEXT,
  lane TEXT NOT NULL,
  sent TEXT NOT NULL
) STRICT;
`;
const tables = [
  "profiles",
  "anonymous_ids",
  "merged_profiles",
  "metrics",
  "events",
  "resolutions",
  "requests",
  "rejects",
  "drops"
];

const runTransaction = (connection, work) => {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    connection.exec("COMMIT");
    return result;
  } catch (error) {
    connection.exec("ROLLBACK");
    throw error;
  }
};
const openDatabase = (file) => {
  const connection = new DatabaseSync(file);
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  connection.exec(schema);
  const prepared = /* @__PURE__ */ new Map();
  const prepare = (sql) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    get: (sql, ...values) => prepare(sql).get(...values),
    all: (sql, ...values) => prepare(sql).all(...values),
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction: (work) => runTransaction(connection, work),
    reset: () => {
      runTransaction(connection, () => {
        for (const table of tables) connection.exec(`DELETE FROM ${table}`);
      });
    },
    close: () => connection.close()
  };
};

const listen = async (server, port, host) => {
  try {
    server.listen(port, host);
    await once(server, "listening");
    return server.address();
  } catch (cause) {
    const { code } = cause;
    const why = code === "EADDRINUSE" ? `port ${port} is already taken` : `${code} on port ${port}`;
    throw new Error(`The sandbox cannot start: ${why}. Choose another port, or 0 for a free one.`, {
      cause
    });
  }
};
const stop = (server) => new Promise((resolve) => {
  server.close(() => resolve());
  if ("closeAllConnections" in server) server.closeAllConnections();
});
const startSandbox = async ({ port = 4174, host = "127.0.0.1", data = ":memory:", now = Date.now }, assets) => {
  const database = openDatabase(data);
  const box = { database, feed: createFeed(), faults: createFaults(), now };
  const server = createAdaptorServer({ fetch: createApp(box, assets).fetch });
  const address = await listen(server, port, host).catch((error) => {
    database.close();
    throw error;
  });
  let closing;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    close: () => {
      closing ??= stop(server).then(() => database.close());
      return closing;
    }
  };
};

const createSandbox = (options = {}) => startSandbox(options, { script: pageScript, style: pageStyle });

export { createSandbox };
