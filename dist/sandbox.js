import { once } from 'node:events';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import * as v from 'valibot';
import { randomUUID, createCipheriv, createHash, createDecipheriv, randomBytes } from 'node:crypto';
import { setTimeout as setTimeout$1 } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { DatabaseSync } from 'node:sqlite';

const pageScript = "var e,t,n,r,i,o,l,s,_,a,c,u=Symbol.for(\"pv\"),d={},h=[],p=/^m(i|n|o|s|text|space)$/,f=Array.isArray,v=h.slice,m=Object.assign;function y(e){e&&e.parentNode&&e.remove()}function g(n,r,i,o,l){var s={type:n,props:r,key:i,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:u,__v:l||++t,__i:-1,__u:0};return!l&&e.vnode&&e.vnode(s),s}function b(e){return e.children}function w(e,t){this.props=e,this.context=t,this.__g=0}function k(e,t){if(null==t)return e.__&&k(e.__,e.__i+1);for(var n;t<e.__k.length;t++)if((n=e.__k[t])&&n.__e)return n.__e;return\"function\"!=typeof e.type||e.props.__P?null:k(e)}function x(t){var n,r=t.__v,i=r.__e,o=[],l=[],s=t.__P;s&&((n=m({constructor:u},r)).__v=r.__v+1,e.vnode&&e.vnode(n),I(s,n,r,t.__n,s.namespaceURI,32&r.__u?[i]:null,o,i||k(r),32&r.__u,l),n.__v=r.__v,n.__.__k[n.__i]=n,E(o,n,l),r.__=r.__e=null,n.__e!=i&&$(n))}function $(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),$(e)}function T(t){(8&t.__g||(t.__g|=8,n.push(t),i++))&&r==e.debounceRendering||((r=e.debounceRendering)||queueMicrotask)(S)}function S(){try{for(var e,t=1;n.length;)n.length>t&&n.sort(o),e=n.shift(),t=n.length,8&e.__g&&x(e)}finally{(i=n.length)&&(r||queueMicrotask)(S)}}function C(e,t,n,r,i,o,l,s,_,a,c){var p,v,m,y,w,x,$=r.__k||h,T=t.length;for(_=function(e,t,n,r,i){var o,l,s,_,a,c,d,h,p,v=n.length,m=v,y=0,w=0,x=e.__k=Array(i);for(o=0;o<i;o++)null!=(l=t[o])&&\"boolean\"!=typeof l&&\"function\"!=typeof l?(\"object\"!=typeof l||l.constructor===String?l=x[o]=g(null,l):f(l)?l=x[o]=g(b,{children:l}):l.constructor===u&&l.__b?l=x[o]=g(l.type,l.props,l.key,l.ref,l.__v):x[o]=l,_=o+y,l.__=e,l.__b=e.__b+1,s=null,~(a=l.__i=M(l,n,_,m))&&(m--,(s=n[a])&&(s.__u|=2)),s&&s.__v?(l.__u|=16,a==_-1?y--:a==_+1?y++:a!=_&&(a>_?y--:y++,w=1)):(~a||(i>v?y--:i<v&&y++),\"function\"!=typeof l.type&&(l.__u|=4))):x[o]=null;if(w){for(c=[],d=[],o=0;o<i;o++)if((l=x[o])&&16&l.__u){for(y=0,h=c.length;y<h;)c[p=y+h>>1]<l.__i?y=p+1:h=p;c[y]=l.__i,d[o]=y+1}for(y=c.length;o--;)d[o]&&(d[o]==y?y--:x[o].__u|=4)}if(m)for(o=0;o<v;o++)!(s=n[o])||2&s.__u||(s.__e==r&&(r=k(s)),U(s,s));return r}(n,t,$,_,T),p=0;p<T;p++)null!=(m=n.__k[p])&&(v=~m.__i&&$[m.__i]||d,m.__i=p,x=I(e,m,v,i,o,l,s,_,a,c),y=m.__e,(v.ref!=m.ref||8&v.__u)&&(v.ref&&D(v.ref,null,m,v),m.ref&&c.push(m.ref,m.__c||y,m)),w=w||y,4&m.__u?(_=P(m,_,e,!v.__v),v.__e&&(v.__e=null)):\"function\"==typeof m.type&&void 0!==x?_=x:y&&(_=y.nextSibling),m.__u&=-21);return n.__e=w,_}function P(e,t,n,r){var i,o,l,s;if(\"function\"==typeof e.type){if(e.props.__P)return t;if(i=e.__k)for(o=0;o<i.length;o++)i[o]&&(i[o].__=e,t=P(i[o],t,n,!1));return t}for(t&&!t.parentNode&&(t=k(e))&&!t.parentNode&&(t=null),l=e.__e,s=t;s&&8==s.nodeType;)s=s.nextSibling;for(l!=s&&(!r&&n.moveBefore&&l.parentNode?n.moveBefore(l,t):n.insertBefore(l,t||null)),t=l;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith(\"$s\"););return t}function M(e,t,n,r){var i,o=e.key,l=e.type,s=t[n],_=s&&!(2&s.__u);if(null===s&&null==o||_&&o==s.key&&l==s.type)return n;if(r>(_?1:0)){for(i=n-1;i>=0;i--)if((s=t[i])&&!(2&s.__u)&&o==s.key&&l==s.type)return i;for(i=n+1;i<t.length;i++)if((s=t[i])&&!(2&s.__u)&&o==s.key&&l==s.type)return i}return-1}function N(e,t,n){null==n&&(n=\"\"),\"-\"==t[0]?e.setProperty(t,n):e[t]=n}function A(e,t,n,r,i){var o,l;if(\"style\"==t)if(\"string\"==typeof n)e.style.cssText=n;else{if(\"string\"==typeof r&&(e.style.cssText=r=\"\"),r)for(t in r)n&&t in n||N(e.style,t);if(n)for(t in n)r&&n[t]==r[t]||N(e.style,t,n[t])}else if(\"o\"==t[0]&&\"n\"==t[1])\"function\"!=typeof n&&(n=null),\"function\"!=typeof r&&(r=null),(e.__e||(e.__e={}))[t]=n,n&&r||(l=a[t]||(a[t]=H(t)),(e.__a||(e.__a={}))[t]=_,o=t!=(t=t.replace(s,\"$1\")),(t=t.slice(2))[0]<\"a\"&&(t=t.toLowerCase()),n?e.addEventListener(t,l,o):e.removeEventListener(t,l,o));else{if(\"http://www.w3.org/2000/svg\"==i)t=t.replace(/xlink(H|:h)/,\"h\").replace(/sName$/,\"s\");else if(\"width\"!=t&&\"height\"!=t&&\"href\"!=t&&\"list\"!=t&&\"form\"!=t&&\"tabIndex\"!=t&&\"download\"!=t&&\"rowSpan\"!=t&&\"colSpan\"!=t&&\"role\"!=t&&\"popover\"!=t&&t in e)try{return void(e[t]=n??\"\")}catch(e){}if(\"function\"==typeof n)return;null==n||!1===n&&\"-\"!=t[4]?e.removeAttribute(t):e.setAttribute(t,\"popover\"==t&&1==n?\"\":n)}}function H(t){return function(n){var r=this.__e;if(r){if(r=r[t],null==n[l])n[l]=_++;else if(n[l]<this.__a[t])return;return r(e.event?e.event(n):n)}}}function I(t,n,r,i,o,l,s,_,a,c){var d,p,v,g,x,$,T,S,P,M,N,A,H,I,E,D,q,F,W=n.type;if(n.constructor!==u)return null;128&r.__u&&(a=32&r.__u,d=r.__c.__z)&&(n.__u|=a,p=l=[],8==d.nodeType?_=L(d,l):l.push(d),_=l[0]||_),(d=e.__b)&&d(n);e:if(\"function\"==typeof W){v=s.length;try{if(S=n.props,P=(d=W.prototype)&&d.render,M=(d=W.contextType)&&i[d.__c],N=d?M?M.props.value:d.__:i,(g=r.__c)?(n.__c=g,2&g.__g&&(g.__g|=1)):(P?n.__c=g=new W(S,N):(n.__c=g=new w(S,N),g.constructor=W,g.render=R),M&&M.sub(g),g.state||(g.state={}),g.__n=i,g.__g|=8,g.__h=[],g.__k=[]),P&&(g.__s||(g.__s=g.state),W.getDerivedStateFromProps&&(g.__s==g.state&&(g.__s=m({},g.__s)),m(g.__s,W.getDerivedStateFromProps(S,g.__s)))),x=g.props,$=g.state,g.__v=n,r.__c){if(S!==x&&P&&!W.getDerivedStateFromProps&&g.componentWillReceiveProps&&g.componentWillReceiveProps(S,N),n.__v==r.__v&&!(8&g.__g)||!(4&g.__g)&&g.shouldComponentUpdate&&!1===g.shouldComponentUpdate(S,g.__s,N)){n.__v!=r.__v&&(g.props=S,g.state=g.__s,g.__g&=-9),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),h.push.apply(g.__h,g.__k),g.__k=[],g.__h.length&&s.push(g),_=k(r);break e}g.componentWillUpdate&&g.componentWillUpdate(S,g.__s,N),P&&g.componentDidUpdate&&g.__h.push(function(){g.componentDidUpdate(x,$,T)})}else P&&!W.getDerivedStateFromProps&&g.componentWillMount&&g.componentWillMount(),P&&g.componentDidMount&&g.__h.push(g.componentDidMount);g.context=N,g.props=S,g.__P=t,g.__g&=-5,A=e.__r,H=P?25:0;do{g.__g&=-9,A&&A(n),d=g.render(g.props,g.state=g.__s,g.context)}while(8&g.__g&&++H<25);P&&(h.push.apply(g.__h,g.__k),g.__k=[]),g.state=g.__s,g.getChildContext&&(i=m({},i,g.getChildContext())),P&&r.__c&&g.getSnapshotBeforeUpdate&&(T=g.getSnapshotBeforeUpdate(x,$)),I=d&&d.type===b&&null==d.key?d.props.children:d,S.__P&&(d=_,o=(t=S.__P).namespaceURI,a=l=null,r.props&&r.props.__P!=t&&(r.__k.some(function(e){e&&U(e,e)}),r.__k=null),_=r.__k?k(r,0):null),_=C(t,f(I)?I:[I],n,r,i,o,l,s,_,a,c),S.__P&&(n.__e=null,_=d),n.__u&=-161,p&&p.some(y),g.__h.length&&s.push(g),1&g.__g&&(g.__g&=-4)}catch(t){if(s.length=v,n.__v=null,a||l)if(t&&t.then){if(n.__u|=128|a,l){for(~(q=l.indexOf(_||void 0))||(q=l.length);(F=l[q-1])&&8==F.nodeType;)q--;for(;q<l.length;q++)if(F=l[q])if(l[q]=null,E){if(F==D)break}else{if(8!=F.nodeType)break;F.data.startsWith(\"$s\")&&(D=L(E=F))}}if(!E){for(;_&&8==_.nodeType&&_.nextSibling;)_=_.nextSibling;E=_}(d=L(E=n.__c.__z||(n.__c.__z=E)))?(n.__e=E,_=d):n.__e=_,_=_&&_.nextSibling}else l&&l.some(y);else n.__e=r.__e;n.__k||(n.__k=r.__k||[]),t&&t.then||j(n),e.__e(t,n,r)}}else _=n.__e=O(r.__e,n,r,i,o,l,s,a,c,t);return(d=e.diffed)&&d(n),_}function L(e,t){if(e&&8==e.nodeType&&e.data.startsWith(\"$s\"))for(var n=1;e=e.nextSibling;){if(8==e.nodeType)if(e.data.startsWith(\"$s\"))n++;else if(e.data.startsWith(\"/$s\")&&! --n)return e;t&&t.push(e)}}function j(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(j))}function E(t,n,r){for(var i=0;i<r.length;)D(r[i++],r[i++],r[i++]);e.__c&&e.__c(n,t),t.some(function(n){try{t=n.__h,n.__h=[],t.some(function(e){e.call(n)})}catch(t){e.__e(t,n.__v)}})}function O(t,n,r,i,o,l,s,_,a,c){var u,h,m,g,b,w,x,$,T=r.props||d,S=n.props,P=n.type;if(\"svg\"==P?o=\"http://www.w3.org/2000/svg\":\"math\"==P?o=\"http://www.w3.org/1998/Math/MathML\":o||(o=\"http://www.w3.org/1999/xhtml\"),l)for(u=0;u<l.length;u++)if((b=l[u])&&(P?b.localName==P:3==b.nodeType)){t=b,l[u]=null;break}if(!t){if($=c.ownerDocument||document,!P)return $.createTextNode(S);t=$.createElementNS(o,P,S.is?S:c),_&&(e.__m&&e.__m(n,l),_=!1),l=null}if(P){if(c=\"template\"==P&&t.content||t,l=\"textarea\"==P&&null!=S.defaultValue?null:l&&v.call(c.childNodes),!_&&l)for(T={},u=0;u<t.attributes.length;u++)T[(b=t.attributes[u]).name]=b.value;for(u in T)b=T[u],\"dangerouslySetInnerHTML\"==u?m=b:\"children\"==u||u in S||\"value\"==u&&\"defaultValue\"in S||\"checked\"==u&&\"defaultChecked\"in S||A(t,u,null,b,o);for(u in S)b=S[u],\"children\"==u?g=b:\"dangerouslySetInnerHTML\"==u?h=b:\"value\"==u?w=b:\"checked\"==u?x=b:_&&\"function\"!=typeof b||T[u]===b||A(t,u,b,T[u],o);h?(_||m&&(h.__html==m.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),n.__k=[]):(m&&(t.textContent=\"\"),(\"foreignObject\"==P||\"http://www.w3.org/1998/Math/MathML\"==o&&p.test(P))&&(o=\"http://www.w3.org/1999/xhtml\"),C(c,f(g)?g:[g],n,r,i,o,l,s,l?l[0]:r.__k&&k(r,0),_,a),l&&l.some(y)),_&&\"textarea\"!=P||(u=\"value\",\"progress\"==P&&null==w?t.removeAttribute(u):null==w||w===t[u]&&(\"progress\"!=P||w)||A(t,u,w,T[u],o),u=\"checked\",null!=x&&x!=t[u]&&A(t,u,x,T[u],o))}else T===S||_&&t.data==S||(t.data=S);return t}function D(t,n,r,i){try{\"function\"==typeof t?n?n.__x=t(n)||1:i&&(i=i.__c||i.__e)&&(n=i.__x)&&(i.__x=null,\"function\"==typeof n?n():t(null)):t.current=n}catch(t){e.__e(t,r)}}function U(t,n,r){var i,o,l,s;if(e.unmount&&e.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||D(i,null,n,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){e.__e(t,n)}i.__P=i.__n=null}if(i=t.__k)for(s=0;s<i.length;s++)i[s]&&U(i[s],n,\"function\"!=typeof t.type||r&&!t.props.__P);!r&&(i=t.__c)&&(i=i.__z)&&(o=L(i,l=[]))&&(i==t.__e&&l.some(y),y(o),y(i)),r||y(t.__e),t.__e=t.__c=t.__=null}function R(e,t,n){return this.constructor(e,n)}e={__e:function(e,t,n,r){for(var o,l,s;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(l=o.constructor)&&l.getDerivedStateFromError)&&o.setState(l.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,r||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(t){e=t}}throw i=0,e}},t=0,w.prototype.setState=function(e,t){var n=this.__s;n&&n!=this.state||(n=this.__s=m({},this.state)),\"function\"==typeof e&&(e=e(m({},n),this.props)),e&&(m(n,e),this.__v&&(t&&this.__k.push(t),T(this)))},w.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),T(this))},w.prototype.render=b,n=[],i=0,o=function(e,t){return e.__v.__b-t.__v.__b},l=Symbol(),s=/(PointerCapture)$|Capture$/i,_=0,a={},c=0;var q=Symbol.for(\"pv\"),F=0;function W(t,n,r,i,o,l){n||(n={});var s,_,a=n;if(\"ref\"in a&&\"function\"!=typeof t)for(_ in a={},n)\"ref\"==_?s=n[_]:a[_]=n[_];var c={type:t,props:a,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:q,__v:--F,__i:-1,__u:0};return e.vnode&&e.vnode(c),c}var B,K,z,J,V=Object.is,Z=0,G=[],X=[],Q=e,Y=Q.__b,ee=Q.__r,te=Q.diffed,ne=Q.__c,re=Q.unmount,ie=Q.__;function oe(e,t){Q.__h&&Q.__h(K,e,Z||t),Z=0;var n=K.__H||(K.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function le(e){return Z=1,function(e,t){var n=oe(B++,2);if(n.t=e,!n.__c&&(n.__=[ve(void 0,t),function(e){var t=(n.__N||n.__)[0],r=n.t(t,e);V(t,r)||(n.__N=[r,n.__[1]],n.__c.setState({}))}],n.__c=K,!K.__f)){K.__f=!0;var r=K.shouldComponentUpdate;K.shouldComponentUpdate=function(e,t,n){var i=this.__H;if(!i)return!0;var o=!1,l=this.props!=e;if(i.__.some(function(e){e.__N&&(o=!0,V(e.__[0],e.__N[0])||(l=!0))}),r){var s=r.call(this,e,t,n);return o?s||l:s}return!o||l}}return n.__}(ve,e)}function se(e,t){var n=oe(B++,3);!Q.__s&&fe(n.__H,t)&&(n.__P=!0,n.__=e,n.u=t,K.__H.__h.push(n))}function _e(e){return Z=5,function(e,t){var n=oe(B++,7);return fe(n.__H,t)&&(n.__=e(),n.__H=t),n.__}(function(){return{current:e}},[])}function ae(){var e;do{for(;e=X.shift();)try{he(e)}catch(t){Q.__e(t,{__:(e=e.__P)&&e.__v})}for(;e=G.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(he),t.__h.some(pe),t.__h=[]}catch(n){t.__h=[],Q.__e(n,e.__v)}}}while(X.length)}Q.__b=function(e){K=null,Y&&Y(e)},Q.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ie&&ie(e,t)},Q.__r=function(e){ee&&ee(e),B=0;var t=(K=e.__c).__H;t&&(z==K?K.__h=[]:(t.__h.some(he),t.__h.some(pe),B=0),t.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})),z=K},Q.diffed=function(e){te&&te(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&de(G.push(t)),t.__H.__.some(function(e){e.u&&(e.__H=e.u)})),z=K=null},Q.__c=function(e,t){t.some(function(e){try{e.__h.some(he),e.__h=e.__h.filter(function(e){return!e.__||pe(e)})}catch(t){e.__h=[function(){throw t}]}}),ne&&ne(e,t)},Q.unmount=function(e){re&&re(e);var t,n,r=e.__c;r&&r.__H&&(r.__H.__.some(function(r){try{if(r.__P&&r.__c){if(void 0===n){for(n=e.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,de(X.push(r))}else he(r)}catch(e){t=e}}),r.__H=void 0,t&&Q.__e(t,r.__v))};var ce=\"function\"==typeof requestAnimationFrame;function ue(e){var t,n=function(){clearTimeout(r),ce&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);ce&&(t=requestAnimationFrame(n))}function de(e){1!=e&&J==Q.requestAnimationFrame||((J=Q.requestAnimationFrame)||ue)(ae)}function he(e){var t=K,n=e.__c;\"function\"==typeof n&&(e.__c=void 0,n()),K=t}function pe(e){var t=K;e.__c=e.__(),K=t}function fe(e,t){return!e||e.length!=t.length||t.some(function(t,n){return!V(t,e[n])})}function ve(e,t){return\"function\"==typeof t?t(e):t}const me=({text:e})=>{const[t,n]=le(\"\");return se(()=>{const t=setTimeout(()=>n(e),2e3);return()=>clearTimeout(t)},[e]),W(b,{children:[W(\"span\",{class:\"count\",\"aria-hidden\":\"true\",children:e}),W(\"span\",{class:\"hidden\",role:\"status\",children:t})]})},ye=({title:e,children:t})=>W(\"div\",{class:\"empty\",children:[W(\"h2\",{children:e}),t]}),ge=({label:e,text:t})=>{const[n,r]=le(\"\");return W(b,{children:[W(\"button\",{type:\"button\",onClick:async()=>{try{await navigator.clipboard.writeText(t()),r(\"Copied\")}catch{r(\"Copying is not allowed here\")}setTimeout(()=>r(\"\"),2e3)},children:e}),W(\"span\",{class:\"hint\",role:\"status\",children:n})]})},be=e=>`'${e.replaceAll(\"'\",\"'\\\\''\")}'`,we=[[\"d\",86400],[\"h\",3600],[\"min\",60],[\"s\",1]],ke=(e,t)=>{const n=Math.floor((Date.parse(t)-Date.parse(e))/1e3);if(!(n>=2))return;const[r,i]=we.find(([,e])=>n>=e)??[\"s\",1];return`${Math.floor(n/i)} ${r}`},xe=({of:e})=>W(\"dl\",{class:\"facts\",children:Object.entries(e).filter(([,e])=>null!=e&&\"\"!==e).map(([e,t])=>W(\"div\",{children:[W(\"dt\",{children:e}),W(\"dd\",{children:t})]},e))}),$e=(e,t,n,r)=>{if(\"object\"!=typeof e||null===e)return[{text:`${r}${n}${JSON.stringify(e)??\"null\"}`,pointer:t}];const[i,o]=Array.isArray(e)?\"[]\":\"{}\",l=Object.entries(e);if(0===l.length)return[{text:`${r}${n}${i}${o}`,pointer:t}];const s=l.flatMap(([n,i],o)=>{const s=Array.isArray(e)?\"\":`${JSON.stringify(n)}: `,_=$e(i,`${t}/${(e=>e.replaceAll(\"~\",\"~0\").replaceAll(\"/\",\"~1\"))(n)}`,s,`${r}  `);return o===l.length-1?_:_.map((e,t)=>t===_.length-1?{...e,text:`${e.text},`}:e)});return[{text:`${r}${n}${i}`,pointer:t},...s,{text:`${r}${o}`,pointer:\"\"}]},Te=({value:e,label:t,marks:n=[]})=>{const r=$e(e,\"\",\"\",\"\"),i=new Set(n.map(e=>((e,t)=>{let n=t.replace(/\\/$/,\"\");for(;\"\"!==n&&!e.some(e=>e.pointer===n);)n=n.slice(0,n.lastIndexOf(\"/\"));return n})(r,e)).filter(Boolean));return W(\"section\",{class:\"json\",\"aria-label\":t,tabIndex:0,children:W(\"pre\",{children:r.map(({text:e,pointer:t})=>i.has(t)?W(\"mark\",{children:e}):W(\"span\",{children:e}))})})},Se=[[/view|visit/i,\"M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z\"],[/cart/i,\"M3 4h2.5l2.2 11h10.2L20 7.5H6.3M9 19.5h.01M17 19.5h.01\"],[/checkout|payment/i,\"M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4\"],[/order|purchase|fulfil/i,\"M5 8h14l-1 12H6L5 8ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5\"],[/search/i,\"M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5\"],[/merge/i,\"M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17.5l3 3 3-3\"],[/active|session/i,\"M3 12h4l2.5-7 5 14 2.5-7h4\"],[/subscri|email|newsletter/i,\"M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5\"]],Ce=({metric:e})=>W(\"span\",{class:\"chip\",\"aria-hidden\":\"true\",children:W(\"svg\",{viewBox:\"0 0 24 24\",width:\"18\",height:\"18\",\"aria-hidden\":\"true\",children:W(\"path\",{d:Se.find(([t])=>t.test(e))?.[1]??\"M12 4v4M12 16v4M4 12h4M16 12h4M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z\"})})}),Pe=new Intl.DateTimeFormat(\"en-GB\",{timeStyle:\"medium\"}),Me=new Intl.DateTimeFormat(\"en-GB\",{day:\"numeric\",month:\"short\"}),Ne=({at:e})=>{const t=new Date(e);return W(\"time\",{dateTime:e,title:e,children:t.toDateString()===(new Date).toDateString()?Pe.format(t):`${Me.format(t)}, ${Pe.format(t)}`})},Ae=e=>e.length>12?`…${e.slice(-8)}`:e,He=e=>{const{email:t,phone_number:n,external_id:r,anonymous_ids:i}=e;if(t)return t;if(n)return n;if(r)return`external id ${r}`;const o=i?.[0];return o?`anonymous ${Ae(o)}`:`profile ${Ae(e.id)}`},Ie=[\"events\",\"people\",\"refused\"],Le=()=>{const[,e,t]=location.hash.split(\"/\");return{view:Ie.find(t=>t===e)??\"events\",id:t?decodeURIComponent(t):void 0}},je=(e,t)=>void 0===t?`#/${e}`:`#/${e}/${encodeURIComponent(t)}`,Ee=function(){function e(t){var n,r;return this.getChildContext||(n=new Set,(r={})[e.__c]=this,this.getChildContext=function(){return r},this.shouldComponentUpdate=function(e){this.props.value!=e.value&&n.forEach(function(e){e.__g|=4,T(e)})},this.sub=function(e){n.add(e);var t=e.componentWillUnmount;e.componentWillUnmount=function(){n.delete(e),t&&t.call(e)}}),t.children}return e.__c=\"__cC\"+c++,e.__={status:\"connecting\",subscribe:()=>()=>{}},e.Provider=(e.Consumer=function(e,t){return e.children(t)}).contextType=e,e}(),Oe=()=>function(e){var t=K.context[e.__c],n=oe(B++,9);return n.c=e,t?(null==n.__&&(n.__=!0,t.sub(K)),t.props.value):e.__}(Ee),De=(e,...t)=>{const[n,r]=le(\"loading\"),{subscribe:i}=Oe();return se(()=>{let n=!0;const o=async()=>{try{const t=await fetch(e),i=t.ok?await t.json():\"missing\";n&&r(i)}catch{}};r(\"loading\"),o();const l=i(e=>{(\"all\"===e||e.some(e=>t.includes(e)))&&o()});return()=>{n=!1,l()}},[e]),n},Ue=({event:e})=>{const{profile:t,value:n,value_currency:r,lane:i,revision:o}=e,l=ke(e.time,e.received_at),s={Person:W(\"a\",{href:je(\"people\",t.id),children:He(t)}),Happened:W(Ne,{at:e.time}),\"Time as sent\":e.time_sent,Arrived:W(b,{children:[W(Ne,{at:e.received_at}),void 0!==l&&` (${l} later)`]}),Value:null===n?null:`${n} ${r??\"\"}`,\"Unique id\":e.unique_id,\"Came by\":\"internal\"===i?\"Klaviyo itself\":`${i}, revision ${o}`,Backfill:e.backfill?\"yes: starts no flows\":null,\"Event id\":e.id};return W(xe,{of:s})},Re=({id:e})=>{const t=De(`/_sandbox/events/${encodeURIComponent(e)}`,\"people\");return\"loading\"===t?W(\"p\",{class:\"hint\",children:\"Loading…\"}):\"missing\"===t?W(ye,{title:\"This event is gone\",children:W(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})}):W(\"article\",{\"aria-labelledby\":\"event-title\",children:[W(\"h2\",{id:\"event-title\",class:\"with-chip\",children:[W(Ce,{metric:t.metric}),\" \",t.metric]}),W(Ue,{event:t}),W(\"h3\",{children:\"Properties\"}),W(Te,{value:t.properties,label:\"Properties\"}),\"internal\"!==t.lane&&W(b,{children:[W(\"h3\",{children:\"As sent\"}),W(\"p\",{class:\"actions\",children:[W(ge,{label:\"Copy as curl\",text:()=>(({lane:e,revision:t,sent:n},r)=>{const i=[\"Authorization: Klaviyo-API-Key pk_sandbox\",`revision: ${t}`,\"Content-Type: application/vnd.api+json\"];return[`curl -i -X POST ${be(r+(\"bulk\"===e?\"/api/event-bulk-create-jobs\":\"/api/events\"))}`,...i.map(e=>`-H ${be(e)}`),`--data-raw ${be(JSON.stringify(n))}`].join(\" \\\\\\n  \")})(t,location.origin)}),W(ge,{label:\"Copy JSON\",text:()=>JSON.stringify(t.sent,null,2)})]}),W(Te,{value:t.sent,label:\"The request as sent\"})]})]})},qe=[\"ProductName\",\"AddedItemProductName\",\"Title\",\"Search Term\",\"Collection name\",\"OrderId\",\"page\"],Fe=({properties:e,value:t,value_currency:n})=>{const r=qe.find(t=>\"string\"==typeof e[t]),i=void 0===r?(o=e.ItemNames,Array.isArray(o)?o.join(\", \"):void 0):String(e[r]);var o;const l=null===t?void 0:((e,t)=>{try{return new Intl.NumberFormat(\"en\",{style:\"currency\",currency:t??\"\"}).format(e)}catch{return String(e)}})(t,n);return[i,l].filter(e=>e).join(\" · \")},We=({event:e})=>{const t=ke(e.time,e.received_at);return W(b,{children:[void 0!==t&&W(\"span\",{class:\"tag\",children:[\"waited \",t]}),\"bulk\"===e.lane&&W(\"span\",{class:\"tag\",children:\"bulk\"}),\"internal\"===e.lane&&W(\"span\",{class:\"tag\",children:\"by Klaviyo\"}),e.backfill&&W(\"span\",{class:\"tag\",children:\"backfill\"})]})},Be=({event:e,isOpen:t=!1,hidesPerson:n=!1})=>W(\"li\",{children:W(\"a\",{class:\"row\",href:je(\"events\",e.id),...t&&{\"aria-current\":\"true\"},children:[W(Ce,{metric:e.metric}),W(\"span\",{class:\"row-main\",children:[W(\"span\",{class:\"row-title\",children:[e.metric,\" \",W(We,{event:e})]}),W(\"span\",{class:\"row-detail\",children:Fe(e)})]}),!n&&W(\"span\",{class:\"row-person\",children:He(e.profile)}),W(\"span\",{class:\"row-time\",children:W(Ne,{at:e.time})})]})}),Ke=()=>{const e=`curl -i -X POST ${location.origin}/api/events \\\\\\n  -H 'Authorization: Klaviyo-API-Key pk_sandbox' \\\\\\n  -H 'revision: 2026-07-15' \\\\\\n  -H 'Content-Type: application/vnd.api+json' \\\\\\n  -d '{\"data\":{\"type\":\"event\",\"attributes\":{\\n    \"properties\":{\"ProductName\":\"Blue cup\"},\\n    \"metric\":{\"data\":{\"type\":\"metric\",\"attributes\":{\"name\":\"Viewed Product\"}}},\\n    \"profile\":{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"ada@example.com\"}}}}}}'`;return W(ye,{title:\"Waiting for the first event\",children:[W(\"p\",{children:[\"Open your shop and look at a product, or point any Klaviyo client at\",\" \",W(\"code\",{children:location.origin}),\" with a key that starts with \",W(\"code\",{children:\"pk_\"}),\". Or paste this:\"]}),W(\"pre\",{class:\"json\",tabIndex:0,children:e}),W(\"p\",{class:\"actions\",children:W(ge,{label:\"Copy command\",text:()=>e})})]})},ze=({label:e,value:t,onChange:n})=>{const r=_e(null);return se(()=>{const e=e=>{const t=e.target instanceof HTMLInputElement;\"/\"!==e.key||t||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r.current?.focus())};return addEventListener(\"keydown\",e),()=>removeEventListener(\"keydown\",e)},[]),W(\"label\",{class:\"search\",children:[W(\"span\",{class:\"hidden\",children:e}),W(\"input\",{ref:r,type:\"search\",placeholder:e,value:t,onInput:({currentTarget:e})=>n(e.value)}),W(\"span\",{class:\"key\",\"aria-hidden\":\"true\",children:\"/\"})]})},Je=({view:e,list:t,openId:n,details:r})=>{const i=_e(null);return se(()=>{void 0!==n&&i.current?.focus({preventScroll:!0});const t=({key:t})=>{\"Escape\"===t&&void 0!==n&&(location.hash=je(e))};return addEventListener(\"keydown\",t),()=>removeEventListener(\"keydown\",t)},[e,n]),W(\"div\",{class:void 0===n?\"split\":\"split is-open\",children:[W(\"div\",{class:\"split-list\",children:t}),void 0!==n&&W(\"section\",{class:\"split-details\",\"aria-label\":\"Details\",tabIndex:-1,ref:i,children:[W(\"a\",{class:\"close\",href:je(e),children:\"Close\"}),r]})]})},Ve=(e,t,n)=>{const r=`${e} ${1===e?\"event\":\"events\"}`,i=\"\"===t.trim()?r:`${r} found`;return n>0?`${i}, ${n} more waiting`:i},Ze=({events:e,openId:t})=>W(\"ul\",{class:\"rows\",\"aria-label\":\"Events, newest first\",children:e.map(e=>W(Be,{event:e,isOpen:e.id===t},e.id))}),Ge=({id:e})=>{const t=De(\"/_sandbox/events?limit=300\",\"events\",\"people\"),[n,r]=le(\"\"),[i,o]=le();if(\"string\"==typeof t)return W(\"p\",{class:\"hint\",children:\"Loading…\"});const l=i??t,s=l.filter(e=>((e,t)=>{const n=t.toLowerCase().split(/\\s+/).filter(Boolean);if(0===n.length)return!0;const{metric:r,profile:i,properties:o,unique_id:l,id:s}=e,_=[r,He(i),s,l,JSON.stringify(o)].join(\" \");return n.every(e=>_.toLowerCase().includes(e))})(e,n)).toReversed(),_=void 0===i?0:t.filter((e=>{const t=new Set(e.map(({id:e})=>e));return({id:e})=>!t.has(e)})(i)).length,a=W(b,{children:[W(\"div\",{class:\"toolbar\",children:[W(ze,{label:\"Filter events\",value:n,onChange:r}),W(\"button\",{type:\"button\",class:void 0===i?\"\":\"is-on\",onClick:()=>o(void 0===i?t:void 0),children:void 0===i?\"Pause\":\"Resume\"}),W(me,{text:Ve(s.length,n,_)})]}),0===l.length&&W(Ke,{}),l.length>0&&0===s.length&&W(ye,{title:\"Nothing matches\",children:W(\"p\",{children:\"Every word must be in the metric, the person or the properties.\"})}),W(Ze,{events:s,...void 0!==e&&{openId:e}})]});return W(Je,{view:\"events\",list:a,openId:e,details:e&&W(Re,{id:e})})},Xe={connecting:\"Connecting…\",live:\"Live\",down:\"The sandbox does not answer. Trying again…\"},Qe=({count:e})=>W(\"p\",{class:\"banner\",role:\"status\",children:[W(\"span\",{children:[1===e?\"One fault is\":`${e} faults are`,\" switched on: some requests fail on purpose.\"]}),W(\"button\",{type:\"button\",onClick:()=>fetch(\"/_sandbox/faults\",{method:\"DELETE\"}),children:\"Switch off\"})]}),Ye=({view:e})=>{const{status:t}=Oe(),n=De(\"/_sandbox/state\",\"events\",\"people\",\"rejects\",\"drops\",\"faults\"),r=\"string\"==typeof n?void 0:n,i=(t,n,r)=>W(\"a\",{href:je(t),...t===e&&{\"aria-current\":\"page\"},children:[n,\" \",W(\"span\",{class:\"number\",children:r??\"\"})]});return W(\"header\",{children:[W(\"div\",{class:\"title\",children:[W(\"h1\",{children:\"Klaviyo in a box\"}),W(\"p\",{class:`status is-${t}`,role:\"status\",children:Xe[t]})]}),W(\"nav\",{\"aria-label\":\"Views\",children:[i(\"events\",\"Events\",r?.events),i(\"people\",\"People\",r?.profiles),i(\"refused\",\"Rejects & drops\",r&&r.rejects+r.drops)]}),void 0!==r&&r.faults>0&&W(Qe,{count:r.faults})]})},et=({kind:e})=>\"recognised\"!==e&&\"named\"!==e,tt=({sentence:e},t,n)=>n.findIndex(t=>t.sentence===e)===t,nt=({explanations:e})=>W(\"ol\",{class:\"story\",children:e.filter(et).filter(tt).map(({at:e,kind:t,sentence:n})=>W(\"li\",{class:`is-${t}`,children:[W(\"span\",{children:n}),\" \",W(Ne,{at:e})]},n))}),rt=({person:e})=>W(xe,{of:{\"E-mail\":e.email,Phone:e.phone_number,\"External id\":e.external_id,Anonymous:e.anonymous_ids?.length?e.anonymous_ids.map(e=>W(\"code\",{children:e},e)):null,\"Profile id\":W(\"code\",{children:e.id})}}),it=({id:e})=>{const t=De(`/_sandbox/profiles/${encodeURIComponent(e)}`,\"people\",\"events\");if(\"loading\"===t)return W(\"p\",{class:\"hint\",children:\"Loading…\"});if(\"missing\"===t)return W(ye,{title:\"This person is gone\",children:W(\"p\",{children:\"The sandbox was reset since. Choose another from the list.\"})});const{events:n=[],traits:r}=t;return W(\"article\",{\"aria-labelledby\":\"person-title\",children:[W(\"h2\",{id:\"person-title\",children:He(t)}),W(rt,{person:t}),W(\"h3\",{children:\"How we know\"}),W(nt,{explanations:t.explanations}),Object.keys(r).length>0&&W(b,{children:[W(\"h3\",{children:\"Traits\"}),W(Te,{value:r,label:\"Traits\"})]}),W(\"h3\",{children:\"Timeline\"}),0===n.length&&W(\"p\",{class:\"hint\",children:\"No events yet.\"}),W(\"ul\",{class:\"rows\",\"aria-label\":\"Timeline, newest first\",children:n.map(e=>W(Be,{event:e,hidesPerson:!0},e.id))})]})},ot=({email:e,phone_number:t,external_id:n,anonymous_ids:r})=>[e&&\"e-mail\",t&&\"phone\",n&&\"external id\",r?.length&&`${r.length} anonymous`].filter(Boolean),lt=({person:e,isOpen:t})=>W(\"li\",{children:W(\"a\",{class:\"row\",href:je(\"people\",e.id),...t&&{\"aria-current\":\"true\"},children:[W(\"span\",{class:\"chip is-letter\",\"aria-hidden\":\"true\",children:He(e).slice(0,1).toUpperCase()}),W(\"span\",{class:\"row-main\",children:[W(\"span\",{class:\"row-title\",children:He(e)}),W(\"span\",{class:\"row-detail\",children:[\"known by \",ot(e).join(\", \")||\"its id only\"]})]}),W(\"span\",{class:\"row-time\",children:W(Ne,{at:e.updated})})]})}),st=({id:e})=>{const t=De(\"/_sandbox/profiles\",\"people\"),[n,r]=le(\"\");if(\"string\"==typeof t)return W(\"p\",{class:\"hint\",children:\"Loading…\"});const i=n.trim().toLowerCase(),o=t.filter(e=>JSON.stringify(e).toLowerCase().includes(i)),l=W(b,{children:[W(\"div\",{class:\"toolbar\",children:[W(ze,{label:\"Filter people\",value:n,onChange:r}),W(me,{text:`${o.length} ${1===o.length?\"person\":\"people\"}`})]}),0===t.length&&W(ye,{title:\"Nobody yet\",children:W(\"p\",{children:\"People appear with their first event. Browse your shop, then sign in or subscribe.\"})}),t.length>0&&0===o.length&&W(ye,{title:\"Nobody matches\",children:W(\"p\",{children:\"Try part of an e-mail address, a phone number or an id.\"})}),W(\"ul\",{class:\"rows\",\"aria-label\":\"People\",children:o.map(t=>W(lt,{person:t,isOpen:t.id===e},t.id))})]});return W(Je,{view:\"people\",list:l,openId:e,details:e&&W(it,{id:e})})},_t=({reject:e})=>{const t=e.errors.flatMap(({source:e})=>e?.pointer??[]);return W(\"details\",{class:\"entry\",children:[W(\"summary\",{children:[W(\"span\",{class:\"code\",children:e.status}),W(\"span\",{class:\"entry-main\",children:e.errors[0]?.detail}),W(Ne,{at:e.at})]}),W(\"p\",{class:\"hint\",children:[e.method,\" \",e.path]}),W(\"ul\",{class:\"problems\",children:e.errors.map(({detail:e,source:t})=>W(\"li\",{children:[e,\" \",W(\"code\",{children:t?.pointer??t?.parameter})]},`${t?.pointer}${e}`))}),W(Te,{value:e.body,label:\"The request, redacted\",marks:t})]})},at=({reason:e})=>{const[,t,n,r]=/^(duplicate of )event (\\w+)(.*)$/.exec(e)??[];return W(b,void 0===n?{children:e}:{children:[t,W(\"a\",{href:je(\"events\",n),children:[\"event \",n]}),r]})},ct=({drop:e})=>W(\"details\",{class:\"entry\",children:[W(\"summary\",{children:[W(\"span\",{class:\"code\",children:\"202\"}),W(\"span\",{class:\"entry-main\",children:[e.metric,\": \",e.reason.replace(/ of event \\w+/,\"\")]}),W(Ne,{at:e.at})]}),W(\"p\",{children:W(at,{reason:e.reason})}),W(Te,{value:e.sent,label:\"The event as sent\"})]}),ut=()=>{const e=De(\"/_sandbox/rejects?limit=200\",\"rejects\"),t=De(\"/_sandbox/drops?limit=200\",\"drops\");return\"string\"==typeof e||\"string\"==typeof t?W(\"p\",{class:\"hint\",children:\"Loading…\"}):0===e.length&&0===t.length?W(ye,{title:\"Nothing went wrong\",children:W(\"p\",{children:[\"Refused requests (4xx) and events that Klaviyo would drop after its 202 appear here, each with the reason. To see one, send an event twice with the same \",W(\"code\",{children:\"unique_id\"}),\".\"]})}):W(\"div\",{class:\"columns\",children:[W(\"section\",{\"aria-labelledby\":\"rejects-title\",children:[W(\"h2\",{id:\"rejects-title\",children:\"Refused\"}),W(\"p\",{class:\"hint\",children:\"Answered with 4xx. Personal values are masked.\"}),e.toReversed().map(e=>W(_t,{reject:e},e.seq)),0===e.length&&W(\"p\",{children:\"No request was refused.\"})]}),W(\"section\",{\"aria-labelledby\":\"drops-title\",children:[W(\"h2\",{id:\"drops-title\",children:\"Dropped\"}),W(\"p\",{class:\"hint\",children:\"Answered with 202 and not recorded: what the real service does not tell.\"}),t.toReversed().map(e=>W(ct,{drop:e},e.seq)),0===t.length&&W(\"p\",{children:\"No event was dropped.\"})]})]})},dt=()=>{const e=(()=>{const[e]=le(()=>new Set),[t,n]=le(\"connecting\");return se(()=>{const t=t=>{for(const n of e)n(t)};let r,i;const o=()=>{r=new EventSource(\"/_sandbox/stream\"),r.onopen=()=>{n(\"live\"),t(\"all\")},r.onerror=()=>{n(\"down\"),r.readyState===EventSource.CLOSED&&(i=setTimeout(o,2e3))},r.onmessage=({data:e})=>t(JSON.parse(e).changed)};return o(),()=>{clearTimeout(i),r.close()}},[e]),{status:t,subscribe:t=>(e.add(t),()=>e.delete(t))}})(),{view:t,id:n}=(()=>{const[e,t]=le(Le);return se(()=>{const e=()=>t(Le());return addEventListener(\"hashchange\",e),()=>removeEventListener(\"hashchange\",e)},[]),e})();return W(Ee.Provider,{value:e,children:[W(Ye,{view:t}),W(\"main\",{children:[\"events\"===t&&W(Ge,{id:n}),\"people\"===t&&W(st,{id:n}),\"refused\"===t&&W(ut,{})]}),W(\"footer\",{children:\"A local stand-in for the Klaviyo API. Not affiliated with Klaviyo.\"})]})},ht=document.getElementById(\"page\");null!==ht&&function(t,n){var r,i,o,l;e.__&&e.__(t,n),9==n.nodeType&&(n=n.documentElement),i=(r=t&&32&t.__u)?null:n.__k,n.__k=g(b,{children:[t]}),o=[],l=[],I(n,n.__k,i||d,d,n.namespaceURI,i?null:n.firstChild?v.call(n.childNodes):null,o,i?i.__e:n.firstChild,r,l),E(o,n.__k,l),n.__k.props.children=null}(W(dt,{}),ht);\n";
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
const takeStep = ({ owners, occasion }, destination, by, value) => {
  const owner = owners[by];
  if (owner !== void 0) {
    const together = occasion === "client" ? "apart" : "merged";
    return { kind: isKnownOnlyBy(owner, by) ? together : "conflict", by, value, other: owner };
  }
  const own = by === "anonymous_id" ? null : destination?.[by] ?? null;
  if (own === null) return { kind: "gained", by, value };
  return { kind: occasion === "import" ? "changed" : "kept", by, value, own };
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
const subjects = {
  event: "event",
  import: "import",
  client: "client request"
};
const wordStep = (step, person, occasion) => {
  const who = namePerson(person);
  if (step.kind === "named") return `recognised ${who} by profile id`;
  const it = nameIdentifier(step.by, step.value);
  const kind = words[step.by];
  const subject = subjects[occasion];
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
      return `${who} kept ${kind} ${step.own}: ${occasion === "event" ? "an event" : `a ${subject}`} does not change it to ${step.value}`;
    case "apart":
      return `${it} stayed apart from ${who}: a client request never merges`;
    case "conflict":
      return `${it} stayed with ${namePerson(step.other)}, also known by ${knownBy(step.other, step.by)}; the ${subject} went to ${who}`;
  }
};

const copyPerson = ({ id, email, phone_number, external_id, anonymous_ids }) => ({
  id,
  email,
  phone_number,
  external_id,
  anonymous_ids
});
const recordStep = (step) => {
  if (step.kind === "named") return { kind: "named", by: "id" };
  const { kind, by, value } = step;
  return {
    kind,
    by,
    value,
    ..."own" in step && { own: step.own },
    ..."other" in step && { other: copyPerson(step.other) }
  };
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
const sent = (metric) => ({
  where: `WHERE events.lane <> 'internal'${metric === null ? "" : " AND events.metric_id IN (SELECT id FROM metrics WHERE name = ?)"}`,
  values: metric === null ? [] : [metric]
});
const listSentEvents = (database, metric, limit) => {
  const { where, values } = sent(metric);
  const sql = `${SELECT_EVENTS} ${where} ORDER BY seq DESC LIMIT ?`;
  return database.all(sql, ...values, limit).reverse();
};
const countSentEvents = (database, metric) => {
  const { where, values } = sent(metric);
  const sql = `SELECT count(*) AS total FROM events ${where}`;
  return database.get(sql, ...values)?.total ?? 0;
};

const SELECT = `SELECT *, (SELECT max(timestamp) * 1000 FROM events WHERE profile_id = profiles.id)
  AS last_event FROM profiles`;
const columns$2 = {
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
const findProfileBy = (database, column, value) => complete(database, database.get(`${SELECT} WHERE ${columns$2[column]} = ?`, value));
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
      `UPDATE profiles SET ${columns$2[kind]} = ? WHERE id = ?`,
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

const columns$1 = {
  requests: ["at", "method", "path", "status", "lane", "events"],
  rejects: ["at", "method", "path", "status", "errors", "body"],
  drops: ["at", "reason", "metric", "unique_id", "profile_id", "lane", "sent"],
  resolutions: ["at", "profile_id", "kind", "sentence", "step"]
};
const writeEntry = (database, table, entry) => {
  const names = columns$1[table];
  const values = names.map((name) => entry[name]);
  const marks = names.map(() => "?").join(", ");
  database.run(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`, ...values);
};
const listEntries = (database, table, limit) => database.all(
  `SELECT * FROM ${table} ORDER BY seq DESC LIMIT ?`,
  limit
).reverse();

const quiet = /* @__PURE__ */ new Set([
  "recognised",
  "named",
  "kept",
  "conflict",
  "apart",
  "ignored"
]);
const isToldAlready = (database, profileId, sentence) => database.get(
  "SELECT 1 FROM resolutions WHERE profile_id = ? AND sentence = ? LIMIT 1",
  profileId,
  sentence
) !== void 0;
const tell = (database, profileId, told, at) => {
  for (const { step, sentence } of told) {
    if (quiet.has(step.kind) && isToldAlready(database, profileId, sentence)) continue;
    writeEntry(database, "resolutions", {
      at,
      profile_id: profileId,
      kind: step.kind,
      sentence,
      step: JSON.stringify(step)
    });
  }
};
const listResolutionsOf = (database, profileId) => database.all("SELECT * FROM resolutions WHERE profile_id = ? ORDER BY seq", profileId).map(({ at, kind, sentence, step }) => ({
  at,
  kind,
  sentence,
  step: JSON.parse(step)
}));

const ignoreToken = (why) => ({
  step: { kind: "ignored", by: "_kx" },
  sentence: `ignored the _kx token: ${why}`
});
const findNamed = (database, { id, exchangeToken }) => {
  const ignored = [];
  const byId = id === void 0 ? void 0 : findProfile(database, id);
  if (id !== void 0 && byId === void 0)
    ignored.push({
      step: { kind: "ignored", by: "id", value: id },
      sentence: `ignored profile id ${id}: there is no such profile`
    });
  const inside = exchangeToken === void 0 ? void 0 : decodeExchangeToken(exchangeToken);
  const byToken = inside === void 0 ? void 0 : findProfile(database, inside);
  if (exchangeToken !== void 0 && byToken === void 0)
    ignored.push(ignoreToken("it stands for no profile here"));
  if (byId !== void 0 && byToken !== void 0 && byId.id !== byToken.id)
    ignored.push(ignoreToken("the profile id names somebody else"));
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
  return { claim: { named, given, owners, occasion }, ignored };
};

const asObject$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const asList = (value) => Array.isArray(value) ? value : value === void 0 || value === null ? [] : [value];
const assign = (old, given, occasion) => {
  const result = { ...old };
  for (const [key, value] of Object.entries(given)) {
    if (value === void 0 || value === null && occasion !== "import") continue;
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
  if (decision === void 0)
    return {
      reason: ignored.map(({ sentence }) => sentence).join("; ") || "the event names nobody"
    };
  const id = apply(database, decision, now);
  const person = mustFind$1(database, id);
  const traits = updateTraits(person.traits, incoming.traits, incoming.patch, occasion);
  writeTraits(database, id, traits, now);
  const told = decision.steps.map((step) => ({
    step: recordStep(step),
    sentence: wordStep(step, person, occasion)
  }));
  tell(database, id, [...told, ...ignored], now);
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

const readNumber$1 = (url, name, usual, largest) => {
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
  explanations: listResolutionsOf(database, profile2.id).map(({ at, ...explanation }) => ({
    at: formatTime$1(at),
    ...explanation
  }))
});
const list$1 = (path, answer) => ({
  method: "GET",
  path,
  answer
});
const journal = (path, table) => list$1(path, ({ box, url }) => ({
  status: 200,
  body: listEntries(box.database, table, readNumber$1(url, "limit", 1e3, MOST)).map((entry) => ({
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
  const limit = readNumber$1(url, "limit", 1e3, MOST);
  const rows = listSentEvents(database, url.searchParams.get("metric"), limit);
  return { status: 200, body: rows.map((row) => viewEvent(database, row)) };
});
const event = list$1("/_sandbox/events/:id", ({ box: { database }, id }) => {
  const row = findEvent(database, id);
  return row ? { status: 200, body: viewEvent(database, row) } : { status: 404 };
});
const profiles = list$1("/_sandbox/profiles", ({ box: { database }, url }) => ({
  status: 200,
  body: listProfiles(database, readNumber$1(url, "limit", 500, MOST)).map(
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
    const count = readNumber$1(url, "count", 1, 1e4);
    const timeoutMs = readNumber$1(url, "timeoutMs", 5e3, 12e4);
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
    const body = ["POST", "PATCH"].includes(request.method) ? await readJson(request) : {};
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

const clientEndpoints = [];

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

const tiers = {
  M: { burst: 10, steady: 150 },
  L: { burst: 75, steady: 700 },
  XL: { burst: 350, steady: 3500 }
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
  scopes: ["profiles:read"],
  rate: { ...tiers.L, steady: 750 },
  answer: list
};
const getProfile = {
  name: "get_profile",
  method: "GET",
  path: "/api/profiles/:id",
  scopes: ["profiles:read"],
  rate: { ...tiers.L, steady: 750 },
  answer: one
};

const revisionNames = [
  "2022-10-17",
  "2023-01-24",
  "2023-02-22",
  "2023-06-15",
  "2023-07-15",
  "2023-08-15",
  "2023-09-15",
  "2023-10-15",
  "2023-12-15",
  "2024-02-15",
  "2024-05-15",
  "2024-06-15",
  "2024-07-15",
  "2024-10-15",
  "2025-01-15",
  "2025-04-15",
  "2025-07-15",
  "2025-10-15",
  "2026-01-15",
  "2026-04-15",
  "2026-07-15"
];
const LATEST = "2026-07-15";
const betas = new Set(
  ["2023-08-15", "2025-01-15", "2025-04-15", "2025-07-15", "2026-01-15", "2026-04-15", LATEST].map(
    (name) => `${name}.pre`
  )
);
const findRevision = (name) => revisionNames.find((known) => known === name || betas.has(name) && name === `${known}.pre`);
const isSince = (revision, first) => revision >= first;
const retiresAt = (name) => {
  const day = /* @__PURE__ */ new Date(`${name}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + 2);
  return day.getTime();
};
const isLive = (name, now) => now < retiresAt(name);
const oldestLive = (now) => revisionNames.find((name) => isLive(name, now)) ?? LATEST;

const MAX_PAYLOAD_BYTES = 5e6;
const MAX_STRING_BYTES = 1e5;
const MAX_ARRAY_ITEMS = 4e3;
const MAX_DEPTH = 10;
const MAX_METRIC_LENGTH = 127;
const MAX_BULK_EVENTS = 1e3;
const MAX_PROFILE_BYTES = 1e5;
const MAX_IDENTIFIER_LENGTH = 255;
const maxProperties = (revision) => isSince(revision, "2025-04-15") ? 400 : 300;
const earliestYear = (revision) => isSince(revision, "2026-07-15") ? 1990 : 2e3;
const maxEventPage = (revision) => isSince(revision, "2026-01-15") ? 1e3 : 200;

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
const answer$3 = ({ box, url, at, body, bodyBytes }) => {
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
  scopes: ["profiles:write"],
  rate: { ...tiers.L, steady: 750 },
  answer: answer$3
};

const profileEndpoints = [importProfile, getProfiles, getProfile];

const resourceEndpoints = [];

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
const createProperties = (maxProperties2) => v.pipe(
  plainObject,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const problem of propertiesProblems(dataset.value, maxProperties2)) {
      const [first, ...rest] = issuePath(dataset.value, problem);
      addIssue({ message: problem.detail, ...first && { path: [first, ...rest] } });
    }
  })
);
const createTime = (earliestYear2, now) => v.pipe(
  v.string(),
  v.check(
    (text) => timeProblem(text, earliestYear2, now) === void 0,
    ({ input }) => timeProblem(input, earliestYear2, now) ?? ""
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
const createEventAttributes = (revision, now) => ({
  properties: createProperties(maxProperties(revision)),
  time: v.nullish(createTime(earliestYear(revision), now)),
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

const toNewEvent = (profileId, metricId, event, { lane, revision, now }) => {
  const { $event_id: _, ...properties } = event.properties;
  const seconds = event.time ? parseEventTime(event.time) : void 0;
  return {
    profileId,
    metricId,
    uniqueId: event.uniqueId,
    timestamp: seconds ?? Math.floor(now / 1e3),
    timeSent: event.time,
    properties,
    value: event.value,
    valueCurrency: event.valueCurrency,
    backfill: event.backfill,
    revision,
    lane,
    sent: event.sent,
    receivedAt: now
  };
};
const dropEvent = (database, { metric, uniqueId, sent }, { lane, now }, reason, profileId = null) => writeEntry(database, "drops", {
  at: now,
  reason,
  metric,
  unique_id: uniqueId,
  profile_id: profileId,
  lane,
  sent
});
const recordEvent = (database, profileId, incoming, arrival) => {
  const metric = ensureMetric(database, incoming.metric, incoming.service, arrival.now);
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

const processSubmission = (database, { arrival, profile, events }) => {
  const occasion = arrival.lane === "client" ? "client" : "event";
  const person = resolveProfile(database, profile, occasion, arrival.now);
  return events.map((event) => {
    if ("profileId" in person) return recordEvent(database, person.profileId, event, arrival);
    dropEvent(database, event, arrival, person.reason);
    return "nobody";
  });
};
const findRepeats = (database, submissions) => database.rehearse(
  () => submissions.flatMap(
    (submission, at) => processSubmission(database, submission).flatMap(
      (outcome, position) => outcome === "repeated-id" ? [[at, position]] : []
    )
  )
);

const toIncomingEvent = (attributes, sent) => {
  const { name, service } = attributes.metric.data.attributes;
  return {
    metric: name,
    service: service ?? "api",
    properties: attributes.properties,
    time: attributes.time ?? null,
    value: attributes.value ?? null,
    valueCurrency: attributes.value_currency ?? null,
    uniqueId: attributes.unique_id ?? null,
    backfill: attributes.backfill ?? false,
    sent
  };
};

const wrapAlone = ({ attributes }, event) => {
  const group = {
    type: "event-bulk-create",
    attributes: { ...attributes, events: { data: [event] } }
  };
  const job = { "events-bulk-create": { data: [group] } };
  return JSON.stringify({ data: { type: "event-bulk-create-job", attributes: job } });
};
const splitGroup = (group, index, arrival) => {
  const { profile, events, backfill } = group.attributes;
  const base = `/data/attributes/events-bulk-create/data/${index}/attributes/events/data`;
  const incoming = events.data.map(
    (event) => toIncomingEvent(
      { ...event.attributes, backfill: event.attributes.backfill ?? backfill },
      wrapAlone(group, event)
    )
  );
  return {
    submission: { arrival, profile: sortProfile(profile.data), events: incoming },
    pointers: events.data.map((_, position) => `${base}/${position}/attributes`)
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

const refuseRepeats = ({ box }, groups) => {
  box.inbox.settle();
  const repeats = findRepeats(
    box.database,
    groups.map(({ submission }) => submission)
  );
  const problems = repeats.map(([group, position]) => {
    const uniqueId = groups[group]?.submission.events[position]?.uniqueId;
    return {
      detail: `The unique_id '${uniqueId}' is already used for this profile and metric.`,
      pointer: `${groups[group]?.pointers[position]}/unique_id`
    };
  });
  if (problems.length > 0) throw new Failure(400, ...problems);
};
const answer$2 = async (call) => {
  const { box, revision, at, body } = call;
  const job = parseInput(bulkCreateRequest(revision, at), body).data.attributes;
  const arrival = { lane: "bulk", revision, now: at };
  const groups = job["events-bulk-create"].data.map(
    (group, index) => splitGroup(group, index, arrival)
  );
  const metrics = groups.flatMap(
    ({ submission, pointers }) => submission.events.map(({ metric }, position) => ({
      name: metric,
      at: `${pointers[position]}`
    }))
  );
  refuseMetrics(call, metrics);
  if (isSince(revision, "2025-01-15")) refuseRepeats(call, groups);
  await box.inbox.accept(groups.map(({ submission }) => submission));
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
  scopes: ["events:write"],
  rate: tiers.M,
  since: "2024-05-15",
  lane: "bulk",
  countEvents,
  answer: answer$2
};

const answer$1 = async (call) => {
  const { box, revision, at, body } = call;
  const { attributes } = parseInput(createEventRequest(revision, at), body).data;
  const event = toIncomingEvent(attributes, JSON.stringify(body));
  refuseMetrics(call, [{ name: event.metric, at: "/data/attributes" }]);
  const arrival = { lane: "create_event", revision, now: at };
  const profile = sortProfile(attributes.profile.data);
  await box.inbox.accept([{ arrival, profile, events: [event] }]);
  return { status: 202 };
};
const createEvent = {
  name: "create_event",
  method: "POST",
  path: "/api/events",
  scopes: ["events:write"],
  rate: tiers.XL,
  lane: "create_event",
  countEvents: () => 1,
  answer: answer$1
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
const read = (path, name, answer, more = {}) => ({
  name,
  method: "GET",
  path: `/api/events/:id${path}`,
  scopes: ["events:read", ...more.scopes ?? []],
  rate: more.rate ?? tiers.XL,
  answer
});
const metricScope = { scopes: ["metrics:read"] };
const profileScope = { scopes: ["profiles:read"] };
const getEvent = read(
  "",
  "get_event",
  (call) => {
    const row = mustFind(call);
    const event = selectFields(call.url, eventDocument(row, call.url.origin));
    return respond(call, event, readIncluded(call, [row]));
  },
  { rate: tiers.M }
);
const getEventMetric = read(
  "/metric",
  "get_metric_for_event",
  (call) => {
    const metric = findMetric(call.box.database, mustFind(call).metric_id);
    const document = metric && metricDocument(metric, call.url.origin);
    return respond(call, document ? selectFields(call.url, document) : null);
  },
  metricScope
);
const getEventProfile = read(
  "/profile",
  "get_profile_for_event",
  (call) => {
    const profile = findProfile(call.box.database, mustFind(call).profile_id);
    const document = profile && profileDocument(profile, call.url.origin);
    return respond(call, document ? selectFields(call.url, document) : null);
  },
  profileScope
);
const getEventRelationshipsMetric = read(
  "/relationships/metric",
  "get_metric_id_for_event",
  (call) => respond(call, { type: "metric", id: mustFind(call).metric_id }),
  metricScope
);
const getEventRelationshipsProfile = read(
  "/relationships/profile",
  "get_profile_id_for_event",
  (call) => respond(call, { type: "profile", id: mustFind(call).profile_id }),
  profileScope
);

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

const answer = (call) => {
  const { box, url, revision } = call;
  const { rows, next, previous } = readEventPage(box.database, url, maxEventPage(revision));
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
  scopes: ["events:read"],
  rate: tiers.XL,
  answer
};

const eventEndpoints = [
  createEvent,
  bulkCreateEvents,
  getEvents,
  getEvent,
  getEventMetric,
  getEventProfile,
  getEventRelationshipsMetric,
  getEventRelationshipsProfile
];

const endpoints = [
  ...eventEndpoints,
  ...profileEndpoints,
  ...clientEndpoints,
  ...resourceEndpoints
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

const chooseEndpoint = (candidates, method, path, revision) => {
  const missing = () => new Failure(404, { detail: `There is no endpoint at ${path}.` });
  if (candidates.length === 0) throw missing();
  const ofMethod = candidates.filter((endpoint2) => endpoint2.method === method);
  if (ofMethod.length === 0) throw new Failure(405, { detail: `Method "${method}" not allowed.` });
  const isThere = ({ since = "2022-10-17", until }) => isSince(revision, since) && (until === void 0 || revision < until);
  const endpoint = ofMethod.find(isThere);
  if (endpoint !== void 0) return endpoint;
  if (ofMethod.some(({ until }) => until !== void 0 && isSince(revision, until)))
    throw new Failure(410, { detail: `This endpoint is gone since before ${revision}.` });
  throw missing();
};

const admitCompany = (url, headers) => {
  const company = url.searchParams.get("company_id");
  if (company !== COMPANY_ID) {
    const detail = company === null ? `The company_id parameter is required; the sandbox's is ${COMPANY_ID}.` : `There is no company '${company.slice(0, 12)}'; the sandbox's is ${COMPANY_ID}.`;
    throw new Failure(400, { detail, parameter: "company_id" });
  }
  if (/^Klaviyo-API-Key\b/i.test(headers("authorization") ?? ""))
    throw new Failure(400, {
      detail: "A private key may never be sent to an endpoint for browsers.",
      pointer: "/data"
    });
};

const isClientPath = (path) => path.startsWith("/client/");
const EXPOSED = "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After";
const allowOrigins = (response) => {
  response.headers.set("access-control-allow-origin", "*");
  response.headers.set("access-control-expose-headers", EXPOSED);
  return response;
};
const answerPreflight = (request) => {
  const asked = request.headers.get("access-control-request-headers") ?? "content-type, revision";
  return allowOrigins(
    new Response(null, {
      status: 204,
      headers: {
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers": asked,
        "access-control-max-age": "600",
        vary: "access-control-request-headers"
      }
    })
  );
};

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
const accepted = ["application/json", "application/vnd.api+json"];
const requireJson = (headers) => {
  const type = (headers("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (accepted.includes(type)) return;
  throw new Failure(415, { detail: `Unsupported media type '${type}' in request.` });
};

const OPT_OUT = "x-klaviyo-revision-fall-forward-opt-out";
const refuseUnknown = (name) => new Failure(400, {
  detail: name === void 0 ? "The revision header is required, for example 2026-07-15." : `'${name}' is not a revision: ${revisionNames.join(", ")}.`,
  parameter: "revision"
});
const chooseRevision = (headers, settings, now) => {
  const name = headers("revision") ?? settings.usualRevision;
  const revision = name === void 0 ? void 0 : findRevision(name);
  if (revision === void 0) throw refuseUnknown(name);
  if (isLive(revision, now)) return revision;
  if (headers(OPT_OUT) === "1")
    throw new Failure(410, { detail: `Revision ${revision} is retired.`, parameter: "revision" });
  return settings.retired === "forward" ? oldestLive(now) : revision;
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
  const text = new TextDecoder().decode(plain);
  return text.replaceAll(key ?? /pk_\w{16,}/g, "pk_removed");
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

const perform = async (box, routed, trace) => {
  const { request, path, params, candidates } = routed;
  const at = box.now();
  const headers = (name) => request.headers.get(name) ?? void 0;
  const url = new URL(request.url);
  const key = isClientPath(path) ? admitCompany(url, headers) : readKey(headers);
  const revision = chooseRevision(headers, box.settings, at);
  const endpoint = chooseEndpoint(candidates, request.method, path, revision);
  let bodyBytes = 0;
  if (endpoint.method !== "GET" && request.body !== null) {
    requireJson(headers);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const text = readBody(bytes, headers("content-encoding"), key);
    bodyBytes = Buffer.byteLength(text);
    trace.body = parseBody(text);
  }
  return endpoint.answer({
    box,
    url,
    path,
    params,
    id: params.id ?? "",
    headers,
    revision,
    body: trace.body,
    bodyBytes,
    at
  });
};
const toResponse = ({ status, body, headers = {} }) => body === void 0 ? new Response(null, { status, headers: { ...headers } }) : new Response(JSON.stringify(body), { status, headers: { ...JSON_API, ...headers } });
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
  if (isClientPath(path) && request.method === "OPTIONS") return answerPreflight(request);
  const trace = {};
  const at = box.now();
  const response = await answerWithFaults(box, routed, trace);
  const endpoint = routed.candidates.find(({ method }) => method === request.method);
  const { body } = trace;
  const lane = endpoint?.lane ?? null;
  const events = body === void 0 ? 0 : endpoint?.countEvents?.(body) ?? 0;
  const { status } = response;
  const entry = { at, method: request.method, path: hideKeys(path), status, lane, events };
  box.database.later(() => writeEntry(box.database, "requests", entry));
  box.feed.publish("requests");
  return isClientPath(path) ? allowOrigins(response) : response;
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
      (context) => serveApi(box, {
        request: context.req.raw,
        path: context.req.path,
        params: context.req.param(),
        candidates
      })
    );
  }
  for (const surface of ["/api/*", "/client/*"])
    app.all(
      surface,
      ({ req }) => serveApi(box, { request: req.raw, path: req.path, params: {}, candidates: [] })
    );
  return app;
};

const createClock = (real) => {
  let state = { offsetMs: 0 };
  return {
    now: () => "stoppedAt" in state ? state.stoppedAt : real() + state.offsetMs,
    state: () => state,
    set: (next) => {
      state = next;
    }
  };
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

const enqueue = (database, submission) => database.run("INSERT INTO waiting (submission) VALUES (?)", JSON.stringify(submission));
const takeWaiting = (database, limit) => {
  const rows = database.all(
    "SELECT * FROM waiting ORDER BY seq LIMIT ?",
    limit
  );
  const last = rows.at(-1);
  if (last !== void 0) database.run("DELETE FROM waiting WHERE seq <= ?", last.seq);
  return rows.map(({ submission }) => JSON.parse(submission));
};
const countWaiting = (database) => database.get("SELECT count(*) AS total FROM waiting")?.total ?? 0;

const SLICE = 200;
const processOne = (database, submission) => {
  try {
    database.attempt(() => processSubmission(database, submission));
  } catch (error) {
    for (const event of submission.events)
      dropEvent(database, event, submission.arrival, `the sandbox failed on it: ${error}`);
  }
};
const createInbox = (database, feed, settings) => {
  let gathered = [];
  let timer;
  const processSlice = () => {
    const taken = database.transaction(() => {
      const submissions = takeWaiting(database, SLICE);
      for (const submission of submissions) processOne(database, submission);
      return submissions.length;
    });
    if (taken > 0) feed.publish("events", "people", "drops");
    return taken;
  };
  const settle = () => {
    while (processSlice() === SLICE) ;
  };
  const schedule = (delayMs) => {
    timer ??= setTimeout(() => {
      timer = void 0;
      if (processSlice() === SLICE) schedule(0);
    }, delayMs);
  };
  const commit = () => {
    const batch = gathered;
    gathered = [];
    try {
      database.transaction(() => {
        for (const { submissions } of batch)
          for (const submission of submissions) enqueue(database, submission);
      });
    } catch (error) {
      for (const { done } of batch) done(error);
      return;
    }
    if (settings.processingMs === 0) settle();
    else schedule(settings.processingMs);
    for (const { done } of batch) done();
  };
  if (countWaiting(database) > 0) schedule(0);
  return {
    accept: (submissions) => new Promise((resolve, reject) => {
      const done = (error) => error === void 0 ? resolve() : reject(error);
      if (gathered.push({ submissions, done }) === 1) setImmediate(commit);
    }),
    settle,
    waiting: () => countWaiting(database),
    close: () => clearTimeout(timer)
  };
};

const usualSettings = {
  retired: "serve",
  usualRevision: void 0,
  processingMs: 50,
  rateLimits: 1
};

const clientSchema = "";
const clientTables = [];

const profileSchema = "";
const profileTables = [];

const resourceSchema = "";
const resourceTables = [];

const eventSchema = `
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
-- What tests and the page count and list again and again.
CREATE INDEX IF NOT EXISTS events_sent ON events (metric_id) WHERE lane <> 'internal';

-- Accepted events that are not recorded yet, as JSON: what a 202 stands for.
CREATE TABLE IF NOT EXISTS waiting (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submission TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS resolutions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  step TEXT NOT NULL -- JSON: what happened, in structure
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
const schema = [eventSchema, profileSchema, clientSchema, resourceSchema].join("\n");
const tables = [
  ...profileTables,
  ...clientTables,
  ...resourceTables,
  "profiles",
  "anonymous_ids",
  "merged_profiles",
  "metrics",
  "events",
  "waiting",
  "resolutions",
  "requests",
  "rejects",
  "drops"
];

const APPLICATION_ID = 1801807216;
const VERSION = createHash("sha256").update(schema).digest().readUInt32BE() >>> 1;
const reasons = {
  5: "another process uses it",
  8: "it is read-only",
  13: "the disk is full",
  14: "it cannot be opened; does its folder exist?",
  26: "it is no SQLite file"
};
const explain = (file, error) => {
  const { errcode, message } = error;
  const why = reasons[(errcode ?? 0) & 255] ?? message;
  return new Error(`The data file ${file} cannot be used: ${why}.`, { cause: error });
};
const readNumber = (connection, name) => Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
const isEmpty = (connection) => connection.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === void 0;
const refuseOthers = (connection) => {
  if (isEmpty(connection)) return;
  if (readNumber(connection, "application_id") !== APPLICATION_ID)
    throw new Error("it holds somebody else's tables; choose another file");
  if (readNumber(connection, "user_version") !== VERSION)
    throw new Error("another version of the sandbox wrote it; remove it or choose another file");
};
const openFile = (file) => {
  let connection;
  try {
    connection = new DatabaseSync(file);
    connection.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0;");
    refuseOthers(connection);
    connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    connection.exec(`${schema};
      PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};`);
    return connection;
  } catch (error) {
    connection?.close();
    throw explain(file, error);
  }
};

const surround = (connection, [begin, end, undo], work) => {
  connection.exec(begin);
  try {
    const result = work();
    connection.exec(end);
    return result;
  } catch (error) {
    connection.exec(undo);
    throw error;
  }
};
const TRANSACTION = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"];
const REHEARSAL = ["BEGIN IMMEDIATE", "ROLLBACK", "ROLLBACK"];
const ATTEMPT = [
  "SAVEPOINT attempt",
  "RELEASE attempt",
  "ROLLBACK TO attempt; RELEASE attempt"
];
const createQueue = (commit) => {
  let queue = [];
  let turn;
  const flush = () => {
    if (queue.length === 0) return;
    const works = queue;
    queue = [];
    clearImmediate(turn);
    turn = void 0;
    commit(() => {
      for (const work of works) work();
    });
  };
  const add = (work) => {
    queue.push(work);
    turn ??= setImmediate(flush);
  };
  return { add, flush };
};
const openDatabase = (file) => {
  const connection = openFile(file);
  const prepared = /* @__PURE__ */ new Map();
  const prepare = (sql) => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const queue = createQueue((work) => surround(connection, TRANSACTION, work));
  const settled = () => {
    if (!connection.isTransaction) queue.flush();
    return connection;
  };
  const read = (sql) => {
    settled();
    return prepare(sql);
  };
  return {
    get: (sql, ...values) => read(sql).get(...values),
    all: (sql, ...values) => read(sql).all(...values),
    run: (sql, ...values) => {
      prepare(sql).run(...values);
    },
    transaction: (work) => surround(settled(), TRANSACTION, work),
    rehearse: (work) => surround(settled(), REHEARSAL, work),
    attempt: (work) => surround(connection, ATTEMPT, work),
    later: queue.add,
    reset: () => {
      surround(settled(), TRANSACTION, () => {
        for (const table of tables) connection.exec(`DELETE FROM ${table}`);
      });
    },
    close: () => {
      settled();
      connection.close();
    }
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
const createBox = (data, now, chosen) => {
  const database = openDatabase(data);
  const feed = createFeed();
  const clock = createClock(now);
  const settings = { ...usualSettings, ...chosen };
  const inbox = createInbox(database, feed, settings);
  return { database, feed, faults: createFaults(), clock, settings, inbox, now: clock.now };
};
const startSandbox = async (options, assets) => {
  const { port = 4174, host = "127.0.0.1", data = ":memory:", now = Date.now, ...chosen } = options;
  const box = createBox(data, now, chosen);
  const shut = () => {
    box.inbox.close();
    box.database.close();
  };
  const server = createAdaptorServer({ fetch: createApp(box, assets).fetch });
  const address = await listen(server, port, host).catch((error) => {
    shut();
    throw error;
  });
  let closing;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    close: () => {
      closing ??= stop(server).then(shut);
      return closing;
    }
  };
};

const createSandbox = (options = {}) => startSandbox(options, { script: pageScript, style: pageStyle });

export { createSandbox };
